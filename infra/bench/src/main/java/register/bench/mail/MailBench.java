package register.bench.mail;

import java.nio.file.Path;
import java.util.Locale;

/// The program behind `infra/bench/mail`.
final class MailBench {
    private MailBench() {}

    /// @param arguments an empty folder, the policy file, the number of mails, the number of connections
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        MailLoad load = MailLoad.run(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        System.out.println("| sent | recorded | acknowledged | queued | silent | replies | a second | median, ms | 99th"
                + " percentile, ms |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        System.out.println(load.line());
        if (!load.addsUp()) {
            System.err.println("the register's records do not match the mails sent: " + load.sent() + " became "
                    + load.recorded() + " and " + load.replies() + " replies");
            System.exit(1);
        }
    }
}
