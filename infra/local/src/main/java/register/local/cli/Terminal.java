package register.local.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import register.local.LocalRegister;
import register.local.Settings;

/// Where a command's words come from and go to: its result to `out`, the rest to `err`.
record Terminal(Map<String, String> environment, PrintWriter out, PrintWriter err, Clock clock) {

    Settings settings() {
        return Settings.read(environment);
    }

    LocalRegister open() {
        return LocalRegister.open(settings(), clock);
    }
}
