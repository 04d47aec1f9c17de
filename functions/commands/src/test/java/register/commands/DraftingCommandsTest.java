package register.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.testing.Checkout;

/// From a company's page to one that the register serves, and from one version to the next, using commands.
final class DraftingCommandsTest extends CommandTest {
    private static final Path PAGE =
            Checkout.file("functions/policy-file/src/test/resources/register/policyfile/liveagent-page.txt");

    @Test
    void aPageBecomesADraftAndTheDraftAPage() throws IOException {
        Ran imported = run("import", PAGE.toString());
        assertEquals(0, imported.exit(), imported.err());
        assertTrue(
                imported.err().endsWith("subprocessors 8, engagements 13, questions 2, left out " + "12\n"),
                imported.err());
        assertFalse(Files.exists(folder.resolve("data")));
        Path file = Files.writeString(folder.resolve("liveagent.yaml"), imported.out());

        Ran unanswered = run("check", file.toString());
        assertEquals(1, unanswered.exit());
        assertTrue(unanswered.out().contains(": policy: \"? "), unanswered.out());
        assertTrue(unanswered.out().lines().toList().getLast().startsWith("refused: "), unanswered.out());

        Files.writeString(
                file,
                imported.out()
                        .replaceFirst("policy: \"\\\\?[^\\n]*", "policy: liveagent")
                        .replaceFirst("title: \"\\\\?[^\\n]*", "title: LiveAgenti alltöötlejad"));
        Ran checked = run("check", file.toString());
        assertEquals(0, checked.exit(), checked.out());
        assertTrue(checked.out().endsWith("\nsound liveagent 2023-10-02, 11 warnings\n"), checked.out());

        Path out = folder.resolve("out");
        Ran preview = run("preview", file.toString(), "--out", out.toString());
        assertEquals(0, preview.exit(), preview.err());
        assertTrue(Files.readString(out.resolve("page-et.html")).contains("Linode, LLC"));

        Ran published = run("publish", "--trial", "--yes", file.toString());
        assertEquals(0, published.exit(), published.err());
        assertTrue(
                published.out().startsWith("accepted liveagent 2023-10-02 publication revision 1 "), published.out());
        String page = page("/liveagent");
        for (String name : List.of("Linode, LLC", "Websupport, s.r.o.", "Quality Unit Ukraina", "OpenAI")) {
            assertTrue(page.contains(name), page);
        }
        assertFalse(page.contains("Seotud"), page);
    }

    /// A reason is free text: it must not name a file to read, nor add words to the command.
    @Test
    void aWordThatBeginsWithAtIsNoFileOfWords() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "secret --help");
        String source = "@" + words;
        assertEquals(
                new Ran(
                        2,
                        "",
                        source + ": expected a file whose name ends in .html, .md, .mdx, .txt, .csv, .xlsx, .docx,"
                                + " .pdf, .json or .yaml, or an address that begins with https://\n"),
                run("import", source));
    }

    @Test
    void aProgramIsNotRun() {
        assertEquals(
                new Ran(
                        2,
                        "",
                        "list.ts: a program, which the import does not run: expected its data as .json or .yaml, or"
                                + " the page that a browser shows as .html\n"),
                run("import", "list.ts"));
    }

    /// A device claims to have no bytes, but never ends.
    @Test
    void anEndlessFileIsRefused() {
        String endless = "/dev/zero";
        assertEquals(
                new Ran(1, "", endless + ": expected at most 4 MiB\nnothing was written\n"),
                run("sheet", endless, folder.resolve("list.xlsx").toString()));
        assertEquals(1, run("check", endless).exit());
        assertEquals(1, run("sheet", "--read", endless, endless).exit());
    }

    @Test
    void aListIsKeptInASpreadsheet() throws IOException {
        Path file = folder.resolve("liveagent.yaml");
        Files.copy(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"), file);
        byte[] before = Files.readAllBytes(file);
        String list = folder.resolve("list.xlsx").toString();
        assertEquals(new Ran(0, list + "\n", ""), run("sheet", file.toString(), list));
        assertEquals(new Ran(0, "", file + ": nothing to change\n"), run("sheet", "--read", list, file.toString()));
        assertArrayEquals(before, Files.readAllBytes(file));

        assertEquals(1, run("sheet", file.toString(), list).exit());
        assertEquals(2, run("sheet", file.toString(), "list.csv").exit());
        assertEquals(2, run("sheet", file.toString()).exit());
        Ran refused = run("sheet", "--read", file.toString(), file.toString());
        assertEquals(
                new Ran(
                        1,
                        "",
                        file + ": content does not match the file's extension: expected .xlsx\nnothing was "
                                + "written\n"),
                refused);

        Files.writeString(
                file, Files.readString(file).replaceFirst("dateBasis: last-updated", "dateBasis:" + " effective"));
        assertEquals(new Ran(0, "", file + ": nothing to change\n"), run("sheet", "--read", list, file.toString()));
    }

    @Test
    void theNextVersionStartsFromTheOneInForceOnItsDate() throws IOException {
        run("publish", "--trial", "--yes", policy);
        Ran draft = run("draft", "example", "--from", "2026-06-01");
        assertEquals(0, draft.exit(), draft.err());
        assertEquals("from example 2026-01-01 revision 1\n", draft.err());
        Path file = Files.writeString(folder.resolve("next.yaml"), draft.out());
        Ran checked = run("check", file.toString());
        assertTrue(checked.out().endsWith("\nsound example 2026-06-01\n"), checked.out());
        assertTrue(
                run("preview", file.toString(), "--out", folder.resolve("out").toString())
                        .out()
                        .contains("against example 2026-01-01 revision 1:\nnothing changes\n"));

        Files.writeString(file, draft.out().replace("Hosting Ltd", "Hosting New Ltd"));
        assertEquals(0, run("publish", "--trial", "--yes", file.toString()).exit());
        assertTrue(run("draft", "example", "--from", "2026-07-01").out().contains("Hosting New Ltd"));
        assertTrue(run("draft", "example", "--from", "2026-05-01").out().contains("Hosting Ltd"));
    }

    @Test
    void theNextVersionHasNoOrigin() {
        run(
                "publish",
                "--trial",
                "--yes",
                Checkout.file("infra/policies/liveagent/2023-10-02.yaml").toString());
        Ran draft = run("draft", "liveagent", "--from", "2026-06-01");
        assertEquals(0, draft.exit(), draft.err());
        assertTrue(draft.out().contains("dateBasis: effective\n"), draft.out());
        assertFalse(draft.out().contains("\norigin"), draft.out());
        Ran same = run("draft", "liveagent", "--from", "2023-10-02");
        assertTrue(
                same.out().contains("dateBasis: last-updated\ntimeZone: UTC\norigin: {imported: " + "true}\n"),
                same.out());
        assertTrue(same.err().contains("publish a change with --correct --reason"), same.err());
        assertEquals("", run("draft", "liveagent", "--from", "2023-10-01").out());
        assertEquals(1, run("draft", "liveagent", "--from", "2023-10-01").exit());
        assertEquals(1, run("draft", "nobody", "--from", "2026-06-01").exit());
    }

    @Test
    void valuesThatCannotBeCopiedAreOpenQuestionsOfTheDraft() throws IOException {
        String before = Files.readString(Path.of(policy))
                .replace(
                        "effectiveDate: 2026-01-01",
                        "effectiveDate: 2026-01-01\nobjection:\n  until: 2025-12-24T23:59\n"
                                + "  zone: UTC\n  how: {en: Write to us.}")
                .replace("legalName: Hosting Ltd", "legalName: Jane Roe\n    naturalPerson: false")
                .replace("        category:", "        endsOn: 2026-03-31\n        category:");
        Path file = Files.writeString(folder.resolve("before.yaml"), before);
        Ran published = run("publish", "--trial", "--yes", file.toString());
        assertEquals(0, published.exit(), published.err());
        Ran draft = run("draft", "example", "--from", "2026-06-01");
        Path next = Files.writeString(folder.resolve("next.yaml"), draft.out());
        assertEquals(
                List.of(
                        "objection.until: \"? Until when can customers object to this change? 2025-12-24T23:59 "
                                + "applied to th…\"",
                        "subprocessors[0].engagements[0].endsOn: \"? It ended on 2026-03-31, before this version:"
                                + " delete this engagement, or state …\""),
                run("check", next.toString())
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("error "))
                        .map(line -> line.replaceAll("^error .*?yaml:\\d+: |: an open question: answer it here$", ""))
                        .toList());
        assertFalse(run("draft", "example", "--from", "2026-01-01").out().contains("\"?"));
    }

    @Test
    void aDraftForTheSameDateHasTheSameContent() throws IOException {
        run("publish", "--trial", "--yes", policy);
        Path file = Files.writeString(
                folder.resolve("same.yaml"),
                run("draft", "example", "--from", "2026-01-01").out());
        assertTrue(run("publish", "--trial", "--yes", file.toString()).out().startsWith("unchanged "));
    }

    @Test
    void invalidInputIsReportedInOneLine() throws IOException {
        Path other = Files.writeString(folder.resolve("page.exe"), "x");
        Path empty = Files.writeString(folder.resolve("page.txt"), "Nothing here.\n");
        Path large = folder.resolve("large.html");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(50L * 1024 * 1024);
        }
        assertOneLine(2, run("import", other.toString()));
        assertOneLine(1, run("import", empty.toString()));
        assertOneLine(1, run("import", large.toString()));
        assertOneLine(3, run("import", folder.resolve("none.csv").toString()));
        assertOneLine(2, run("import", empty.toString(), "--policy", "Not A Slug"));
        assertOneLine(2, run("import", empty.toString(), "--lang", "?"));
        assertOneLine(2, run("import", empty.toString(), "--category", "other"));
        assertEquals(2, run("draft", "Not A Policy", "--from", "2026-06-01").exit());
        assertEquals(2, run("draft", "example").exit());
    }

    private static void assertOneLine(int exit, Ran ran) {
        assertEquals(exit, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertEquals(1, ran.err().lines().count(), ran.err());
    }

    private String page(String path) throws IOException {
        String answer = read(path, "text/html");
        assertTrue(answer.contains("\"statusCode\":200"), answer);
        return answer;
    }
}
