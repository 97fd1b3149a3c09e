package io.printlab.app.signin;

import java.util.LinkedHashMap;
import java.util.Map;

/** What strangers make us remember: the ten thousand used last, and no more. */
final class NewestOnly<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final int KEPT = 10_000;

    NewestOnly() {
        super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > KEPT;
    }
}
