package register.commands.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import register.files.SiteHost;
import register.value.Bytes;

/// A host whose writer dies after some writes. Those of one step are done in any order.
final class DyingHost extends HostAround {
    private final List<Write> begun = new ArrayList<>();
    private final Random random;
    private int left;

    /// The end of the process.
    static final class DeathError extends Error {
        private static final long serialVersionUID = 1;
    }

    private interface Write {
        void run() throws IOException;
    }

    /// @param left the number of writes until then
    DyingHost(SiteHost host, int left, Random random) {
        super(host);
        this.left = left;
        this.random = random;
    }

    @Override
    public void put(String name, Path waiting, Map<String, String> headers) {
        begun.add(() -> super.put(name, waiting, headers));
    }

    @Override
    public void remove(String name) {
        begun.add(() -> super.remove(name));
    }

    @Override
    public void settle() throws IOException {
        Collections.shuffle(begun, random);
        for (Write each : begun) {
            write(each);
        }
        begun.clear();
        super.settle();
    }

    @Override
    public void keep(Bytes state) throws IOException {
        write(() -> super.keep(state));
    }

    private void write(Write write) throws IOException {
        if (left == 0) {
            super.settle();
            throw new DeathError();
        }
        left--;
        write.run();
    }
}
