package register.machine;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import register.embedded.file.ReadOnlyFolderException;
import register.machine.doctor.ServerLock;
import register.machine.runtime.Log;
import register.machine.settings.Settings;
import register.machine.site.LocalBrand;
import register.machine.site.ThisMachine;
import register.machine.start.FirstStart;
import register.machine.start.ServerWork;
import register.machine.start.SnapshotFollower;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.value.PolicyId;

/// The program behind `infra/run` and `register serve`: starts the register, publishes the first start's policies,
/// makes missing snapshots, prints `ready`, and serves until it is told to stop.
public final class RunRegister {
    private static final long SECONDS_TO_END = 15;
    private static final int OK = 0;
    private static final int CANNOT_START = 1;
    private static final int BAD_SETTING = 2;
    private static final int FAILURE = 3;

    private static final String HOW = "For a real register, set REGISTER_URL before you publish the first list,"
            + " and give the seal a name (certificate --self-sign NAME)";

    private RunRegister() {}

    public static void main(String[] arguments) {
        int code = run();
        System.err.flush();
        // Ends the process, even if threads still run.
        Runtime.getRuntime().halt(code);
    }

    private static int run() {
        try {
            serve(Settings.read(System.getenv()));
            return OK;
        } catch (BadSettingException e) {
            return says(BAD_SETTING, e);
        } catch (FirstStart.RefusedException e) {
            Log.error(String.valueOf(e.getMessage()));
            return CANNOT_START;
        } catch (IllegalArgumentException | IOException e) {
            return says(CANNOT_START, e);
        } catch (UncheckedIOException e) {
            return says(FAILURE, e);
        } catch (RuntimeException | InterruptedException e) {
            Log.failure("running", e);
            return says(FAILURE, e);
        }
    }

    private static int says(int code, Exception e) {
        Log.error(Log.message(e));
        return code;
    }

    private static void serve(Settings settings) throws IOException, InterruptedException {
        var asked = new CountDownLatch(1);
        Thread serving = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                // `main` ends the process once everything is closed; a part that does not close must not block it
                // forever.
                serving.join(SECONDS_TO_END * 1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        Clock clock = Clock.systemUTC();
        try (ThisMachine machine = ThisMachine.open(settings, clock);
                FileChannel _ = only(machine);
                LocalServer server = LocalServer.start(machine)) {
            machine.requireAddress();
            LocalBrand.set(machine);
            sayTrial(machine);
            sayBelief(machine);
            Path policies = settings.policies();
            if (policies != null) {
                new FirstStart(machine, policies).run();
            }
            settings.mail().requireTeamElsewhere(machine.register().publicAddresses());
            Map<PolicyId, Long> reconciled = SnapshotFollower.heads(machine);
            signCheckpoints(machine);
            boolean made = makeSnapshots(machine);
            server.takeMail();
            Thread.ofVirtual().name("relay check").start(() -> checkRelay(machine));
            try (var _ = ServerWork.start(machine, made ? reconciled : Map.of())) {
                var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
                out.println("ready " + server.http() + " " + server.smtp()
                        + (machine.trial().is() ? " (trial: not evidence)" : ""));
                asked.await();
                Log.line("ending");
            }
        }
    }

    private static void sayTrial(ThisMachine machine) {
        List<PolicyId> named =
                machine.settings().address().equals(PublicAddress.NONE) ? List.of() : machine.trialsLogs();
        if (!named.isEmpty()) {
            Log.warning("the logs of " + named + " were named while this register was a trial, permanently: it stays"
                    + " a trial. Start the real register in a new folder (REGISTER_DATA), and publish your "
                    + "lists there");
        } else if (machine.trial().is()) {
            Log.line("trial: not evidence. " + HOW);
        }
    }

    private static void sayBelief(ThisMachine machine) {
        if (machine.relay().isPresent() && machine.settings().believesAnybody()) {
            Log.warning("REGISTER_MAIL_AUTHENTICATOR is not set, so every mail is trusted: anyone can put another "
                    + "address in From and make the register reply to it (docs/mail-server.md)");
        }
    }

    /// A chain that contradicts its signed checkpoints is reported, and still served, because readers need it most
    /// then.
    private static void signCheckpoints(ThisMachine machine) {
        try {
            var _ = machine.attesting().checkpoints().reconcile(made -> Log.line(SnapshotFollower.line(made)));
        } catch (RuntimeException e) {
            SnapshotFollower.signingFailed(e);
        }
    }

    private static boolean makeSnapshots(ThisMachine machine) {
        try {
            machine.attesting().snapshots().reconcile(made -> Log.line(SnapshotFollower.line(made)));
            return true;
        } catch (RuntimeException e) {
            Log.failure("making snapshots", e);
            return false;
        }
    }

    /// A mail server that is down blocks nothing: refused mail is retried.
    private static void checkRelay(ThisMachine machine) {
        machine.relay()
                .ifPresent(relay -> relay.check()
                        .ifPresentOrElse(
                                why -> Log.warning("REGISTER_MAIL_RELAY: " + why + ": replies wait until you fix"
                                        + " this; the register retries them for four days"),
                                () -> Log.line(
                                        "REGISTER_MAIL_RELAY: the mail server answers, and accepts mail from here")));
    }

    private static FileChannel only(ThisMachine machine) throws IOException {
        Path data = machine.settings().data();
        if (machine.ports().isReadOnly()) {
            throw new ReadOnlyFolderException(data);
        }
        return ServerLock.take(data);
    }
}
