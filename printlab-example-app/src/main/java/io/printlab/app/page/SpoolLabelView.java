package io.printlab.app.page;

import io.printlab.spool.Spool;

/**
 * A label to be printed and stuck on a spool.
 *
 * @param what material and colour
 * @param picture the code, which a scanner types
 */
public record SpoolLabelView(long id, String code, String what, String vendor, QrPicture picture) {
    static SpoolLabelView of(Spool spool) {
        return new SpoolLabelView(
                spool.id().value(),
                spool.code(),
                SpoolCard.what(spool),
                spool.facts().vendor() == null ? "" : spool.facts().vendor(),
                QrPicture.of(spool.code()));
    }
}
