package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.commands.follow.FollowTest.list;
import static register.commands.follow.FollowTest.subprocessor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.smtp.TlsFiles;
import register.memory.HandClock;
import register.notice.NoticeDays;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policyfile.PolicyFile;

/// The next version's file, drafted from what vendors add.
class FollowDraftTest {
    private static TlsFiles files;

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock("2026-11-20T09:00:00Z");
    private final PolicyVersion version = FollowTest.version(30, "list", "dated");
    private VendorSites sites;

    @BeforeAll
    static void makeCertificate(@TempDir Path shared) throws Exception {
        files = VendorSites.files(shared);
    }

    @BeforeEach
    void start() throws IOException {
        sites = new VendorSites(files);
    }

    @AfterEach
    void stop() {
        sites.close();
    }

    private String draft() throws Exception {
        NoticeDays days = NoticeDays.of(30, List.of(), Duration.ZERO, version.timeZone());
        var follow = new Follow(version, days, null, folder.resolve("kept"), sites.web(), clock);
        return follow.draft(follow.look(() -> true, _ -> {}));
    }

    private void lists(String host, String list) {
        FollowTest.lists(sites, host, 2, list);
    }

    @Test
    void additionsAreQuestionsUntilAPersonAcceptsThem() throws Exception {
        lists("list.example", list("2026-03-01", subprocessor("old", "Old Inc.", ""), ""));
        lists(
                "dated.example",
                list(
                        "2026-03-01",
                        "",
                        FollowTest.announced(
                                "2027-02-01",
                                subprocessor(
                                        "acme", "Acme Inc.", ", \"displayName\": \"Acme\", \"country\": \"US\""))));
        String yaml = draft();
        assertTrue(
                yaml.contains("  # its own list, read at 2026-11-20T09:00:00Z: https://list.example/list.json, in force"
                        + " from 2026-03-01, SHA-256 of"),
                yaml);
        assertFalse(yaml.contains("Old Inc."), "what was listed when following began is no addition");
        PolicyFile.Invalid open =
                assertInstanceOf(PolicyFile.Invalid.class, PolicyFile.read("next.yaml", yaml.getBytes(UTF_8)));
        assertEquals(
                List.of("subprocessors[2].legalName"),
                open.problems().stream().map(each -> each.problem().path()).toList());
        String accepted = yaml.replaceAll(
                "(?s)legalName: (>-\\s+)?[\"']?\\? Acme Inc.*?\\n    (?=\\w)", "legalName: Acme Inc.\n    ");
        PolicyFile.Read read = assertInstanceOf(
                PolicyFile.Read.class, PolicyFile.read("next.yaml", accepted.getBytes(UTF_8)), accepted);
        assertEquals("2026-12-21", read.version().effectiveDate().toString());
        Subprocessor acme = read.version().subprocessors().getLast();
        assertEquals("dated-acme-inc", acme.id());
        assertEquals("dated", acme.parentId());
        assertEquals("Acme", acme.personal().displayName());
        assertEquals("Sends mail", acme.engagements().getFirst().purpose().nearest(register.value.Language.ENGLISH));
    }

    @Test
    void neitherOurselvesNorWhatWeListNorSoleTradersAreAdded() throws Exception {
        lists("list.example", list("2026-03-01", "", ""));
        lists("dated.example", list("2026-03-01", "", ""));
        var _ = draft();
        clock.advance(Duration.ofDays(1));
        lists(
                "list.example",
                list(
                        "2026-11-21",
                        String.join(
                                ",",
                                subprocessor("us", "Our GmbH", ""),
                                subprocessor("them", "Dated GmbH", ""),
                                subprocessor("trader", "Mari Maasikas", ", \"naturalPerson\": true"),
                                subprocessor("perhaps", "Kati Karu FIE", "")),
                        ""));
        String yaml = draft();
        assertFalse(yaml.contains("Our GmbH:"), yaml);
        assertFalse(yaml.contains("parentId"), yaml);
        assertFalse(yaml.contains("Maasikas") || yaml.contains("Karu"), yaml);
        assertTrue(yaml.contains("is or may be a sole trader"), yaml);
    }

    @Test
    void hostileTextStaysText() throws Exception {
        lists("list.example", list("2026-03-01", "", ""));
        lists("dated.example", list("2026-03-01", "", ""));
        var _ = draft();
        clock.advance(Duration.ofDays(1));
        String hostile =
                subprocessor("x", "x\\n- id: evil\\u001b[2J Inc.", "").replace("Sends mail", "y: {{z}}\\n# &a *b");
        lists("list.example", list("2026-11-21", hostile, ""));
        String yaml = draft();
        assertTrue(yaml.chars().noneMatch(each -> each == 0x1b), yaml);
        assertEquals(
                3,
                PolicyFile.value(yaml.getBytes(UTF_8)) instanceof register.json.Json.Obj file
                        ? file.list("subprocessors").size()
                        : 0);
    }
}
