package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import register.mail.rule.Verdict;

/// Walks through the desk of a register in which everything occurs.
public final class DeskWalk {
    /// A table whose columns have titles of their own.
    private static final String UNNAMED = "Kd.;Firma <b>;Kontakt;Notiz\nC-9;Käfer GmbH;post@kaefer.example;egal\n";

    private DeskWalk() {}

    /// All pages before customers are notified, then all pages after no mail has reached them.
    ///
    /// @param register a new one
    /// @param text typed into every field
    /// @param words after `desk`
    public static List<DeskPage> through(DeskRegister register, String text, String... words)
            throws IOException, InterruptedException {
        var filling = new DeskFilling(text, Map.of("named.csv", named(text), "other.csv", UNNAMED.getBytes(UTF_8)));
        var seen = new ArrayList<DeskPage>();
        var pressed = new HashSet<String>();
        var _ = register.receive("1", "mari@naidis.example", DeskRegister.SUBJECT, DeskRegister.HOSTILE, Verdict.PASS);
        try (DeskClient desk = DeskClient.start(register, words)) {
            seen.addAll(DeskCrawl.walk(desk, filling, pressed));
        }
        register.notifyInVain();
        var _ = register.objectByPhone(DeskRegister.HOSTILE);
        var _ = register.receive(
                "2", "jaan@naidis.example", "DPA", "Please send us your data processing agreement.", Verdict.PASS);
        var _ = register.receive("3", "juhan@naidis.example", "DPA", DeskRegister.HOSTILE, Verdict.FAIL);
        try (DeskClient desk = DeskClient.start(register, words)) {
            seen.addAll(DeskCrawl.walk(desk, filling, pressed));
        }
        return List.copyOf(seen);
    }

    /// A table with another name for one customer, and a new customer.
    private static byte[] named(String text) {
        String quoted = "\"" + text.replace("\"", "\"\"") + "\"";
        return """
                external_id,customer,email,language,notice_days
                C-1,%s,privacy@naidis.example,et,30
                C-9,%s,post@kaefer.example,de,
                """.formatted(quoted, quoted).getBytes(UTF_8);
    }
}
