package register.machine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.start.FirstStart;

/// The server of a register in this process, at an instant that the test chooses.
public final class MachineHere implements AutoCloseable {
    private final ThisMachine machine;
    private final LocalServer server;

    private MachineHere(ThisMachine machine) throws IOException {
        this.machine = machine;
        this.server = LocalServer.start(machine);
    }

    /// Listens on the settings' ports; commands may work beside it.
    public static MachineHere start(Map<String, String> environment, Clock clock) throws IOException {
        return new MachineHere(ThisMachine.open(Settings.read(environment), clock));
    }

    public URI http() {
        return server.http();
    }

    /// Publishes a folder into the empty register, signs and seals, as the first start of `infra/run` does.
    public void publish(Path policies) throws IOException {
        new FirstStart(machine, policies).run();
        machine.attesting().checkpoints().reconcile(_ -> {});
        machine.attesting().snapshots().reconcile(_ -> {});
    }

    /// Sends the notices that are due.
    ///
    /// @return how many could not be sent
    public int sendNotices() {
        return machine.noticeSending().pass(() -> true).failed();
    }

    @Override
    public void close() {
        server.close();
        machine.close();
    }
}
