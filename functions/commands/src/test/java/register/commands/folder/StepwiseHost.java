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

/// A host that is written one file after the other. Those of one step are written in any order.
final class StepwiseHost extends HostAround {
    private final List<Step> begun = new ArrayList<>();
    private final Random random;
    private final Before before;

    /// The end of the process.
    static final class DeathError extends Error {
        private static final long serialVersionUID = 1;
    }

    interface Step {
        void run() throws IOException;
    }

    interface Before {
        /// @param settle finishes all earlier writes
        void write(Step settle) throws IOException;
    }

    /// @param before is called before each write
    StepwiseHost(SiteHost host, Random random, Before before) {
        super(host);
        this.random = random;
        this.before = before;
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
        for (Step each : begun) {
            write(each);
        }
        begun.clear();
        super.settle();
    }

    @Override
    public void keep(Bytes state) throws IOException {
        write(() -> super.keep(state));
    }

    private void write(Step write) throws IOException {
        before.write(super::settle);
        write.run();
    }
}
