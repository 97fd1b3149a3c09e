package io.printlab.devices.bambu;

import io.printlab.devices.network.HostRefusal;
import io.printlab.devices.network.HostReport;
import io.printlab.devices.network.PastPrint;
import io.printlab.devices.network.PrinterHost;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A Bambu printer, which is its own host. It tells how its last print ended, and no earlier one. */
final class BambuHost implements PrinterHost {
    private final BambuSettings settings;
    private final SSLContext context;
    private final Duration answer;
    private final BambuFiles files;
    private volatile BambuMessages messages;
    private volatile boolean closed;

    private BambuHost(BambuSettings settings, SSLContext context, Duration answer, BambuMessages messages) {
        this.settings = settings;
        this.context = context;
        this.answer = answer;
        this.files = new BambuFiles(settings, context, answer);
        this.messages = messages;
    }

    static BambuHost connect(BambuSettings settings, SSLContext context, Duration answer) throws IOException {
        return new BambuHost(settings, context, answer, BambuMessages.connect(settings, context, answer));
    }

    @Override
    public HostReport report() throws IOException {
        return connected().report();
    }

    @Override
    public HostReport lookAgain() throws IOException {
        return connected().nextReport();
    }

    /** A connection that broke is made again, so a short silence is no lost contact. */
    private synchronized BambuMessages connected() throws IOException {
        if (!messages.isConnected()) {
            messages.close();
            if (closed) {
                throw new IOException("the session is closed");
            }
            messages = BambuMessages.connect(settings, context, answer);
            if (closed) {
                messages.close();
            }
        }
        return messages;
    }

    @Override
    public @Nullable PastPrint past(@Nullable String file) {
        return null;
    }

    @Override
    public void send(String file, InputStream content, long bytes) throws IOException {
        files.send(file, content);
    }

    @Override
    public void breakOff() {
        files.breakOff();
    }

    @Override
    public void begin(String file) throws IOException {
        connected().ask("gcode_file", settings.folder() + "/" + file);
    }

    @Override
    public void remove(String file) throws IOException {
        files.remove(file);
    }

    @Override
    public void pause(HostReport seen) throws IOException {
        connected().ask("pause", "");
    }

    @Override
    public void resume(HostReport seen) throws IOException {
        connected().ask("resume", "");
    }

    @Override
    public void cancel(HostReport seen) throws IOException {
        connected().ask("stop", "");
    }

    @Override
    public void emergencyStop() throws IOException {
        throw new HostRefusal("a Bambu printer has no emergency stop over the network");
    }

    @Override
    public void close() {
        closed = true;
        messages.close();
    }
}
