package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// Persons' commands on a policy's recipients on AWS: the output is the same as on one machine, and in the end no
/// item names the erased recipient.
final class RecipientCommandsTest {
    private static final String HEADER =
            "external_id,customer,email,language,notice_days,objection_days,regions,features,terms\n";
    private static final String FIRST = "C-1,Xylander OÜ,qvist@zwiebel.example,et,30,14,,,\n";
    private static final String SECOND = "C-2,Second Ltd,second@customer.example,en,,,,,\n";

    @TempDir
    private Path folder;

    @Test
    void contactsAreImportedListedExportedEndedAndErased() throws Exception {
        try (Deployment deployment = Deployment.create()) {
            deployment.publish(deployment.submit(
                    "policies/liveagent.yaml",
                    Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml")),
                    Map.of()));
            var commands = new OnAws(deployment, Map.of(), folder);
            String both = file(HEADER + FIRST + SECOND);
            assertTrue(commands.process(0, words("import", both, "--dry-run"))
                    .out()
                    .contains("added C-1\n"));
            assertEquals(1, listed(commands).size(), "nothing but the head");
            assertTrue(commands.here(0, words("import", both)).out().contains("added 2, "));
            assertTrue(commands.here(0, words("import", both)).out().contains(", unchanged 2\n"));
            assertEquals(3, listed(commands).size());
            assertTrue(listed(commands).toString().contains("qvist@zwiebel.example"));

            Path written = folder.resolve("written.csv");
            assertEquals(
                    "contacts 2\n",
                    commands.here(0, words("export", written.toString())).out());
            assertTrue(
                    Files.readString(written).contains("qvist@zwiebel.example,et,30,14,"), Files.readString(written));
            String second = file(HEADER + SECOND);
            assertTrue(commands.here(0, words("import", second, "--complete"))
                    .out()
                    .contains("ended C-1\n"));
            assertEquals(2, listed(commands).size());

            assertTrue(deployment
                    .table()
                    .scan(scan -> scan.tableName(deployment.tableName()))
                    .items()
                    .toString()
                    .contains("zwiebel"));
            OnAws.Said erased = commands.here(
                    0, words("erase", "--external-id", "C-1", "--reason", "asked for it", "--yes", "--by", "Mari"));
            assertTrue(erased.out().matches("erased [0-9a-f]{32}\n"), erased.out());
            String left = deployment
                    .table()
                    .scan(scan -> scan.tableName(deployment.tableName()))
                    .items()
                    .toString();
            for (String trace : List.of("ylander", "qvist", "zwiebel", "C-1")) {
                assertFalse(left.contains(trace), trace);
            }
            commands.here(1, words("erase", "--external-id", "C-1", "--reason", "again", "--yes"));
        }
    }

    private static List<String> listed(OnAws commands) {
        return commands.here(0, words("list")).out().lines().toList();
    }

    private static List<String> words(String command, String... more) {
        var words = new ArrayList<>(List.of("recipients", command, "liveagent"));
        words.addAll(List.of(more));
        words.add("--aws");
        return words;
    }

    private String file(String rows) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "contacts", ".csv"), rows, UTF_8)
                .toString();
    }
}
