package register.policyfile.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.policyfile.FileRefusedException;

/// The visible effect of an edit: the intended line, and no other.
class PolicyEditTest {
    private static final String FILE = """
            # Acme's list. Ask Kim before you change it.
            policy: acme   # its name in addresses

            subprocessors:
              # Hosting

              # since 2020
              - id: one
                legalName: 'One Ltd' # as in its register
                purpose: {et: Majutus, en: Hosts}   # both
                note: >-
                  A long text
                  of several lines
                locations:
                - country: DE # Frankfurt
                - country: FR
              # Support
              - id: two
                displayName: Two
            """;

    @Test
    void aValueChangesInItsOwnNotation() throws FileRefusedException {
        assertEquals(
                FILE.replace("'One Ltd'", "'One''s GmbH'"),
                edited(FILE, file -> subprocessor(file, 0, one -> with(one, "legalName", Json.of("One's GmbH")))));
        assertEquals(
                FILE.replace("{et: Majutus, en: Hosts}", "{et: Majutus, en: \"Hosts, and more\"}"),
                edited(
                        FILE,
                        file -> subprocessor(
                                file,
                                0,
                                one -> with(
                                        one,
                                        "purpose",
                                        Json.object()
                                                .put("et", "Majutus")
                                                .put("en", "Hosts, and more")
                                                .build()))));
        assertEquals(
                FILE.replace("A long text\n      of several lines", "Short"),
                edited(FILE, file -> subprocessor(file, 0, one -> with(one, "note", Json.of("Short")))));
    }

    @Test
    void aFieldIsAddedWhereItIsUsuallyAndRemovedWithItsLine() throws FileRefusedException {
        assertEquals(
                FILE.replace("    purpose:", "    country: DE\n    purpose:"),
                edited(FILE, file -> subprocessor(file, 0, one -> with(one, "country", Json.of("DE")))));
        assertEquals(
                FILE.replace("    legalName: 'One Ltd' # as in its register\n", ""),
                edited(FILE, file -> subprocessor(file, 0, one -> with(one, "legalName", null))));
        assertEquals(
                FILE.replace("    displayName: Two\n", "    displayName: Two\n    country: DE\n"),
                edited(FILE, file -> subprocessor(file, 1, two -> with(two, "country", Json.of("DE")))));
    }

    @Test
    void anItemGoesWithTheCommentRightAboveItAndNoOther() throws FileRefusedException {
        String without = FILE.replaceFirst("(?s)\n  # since 2020.*FR\n", "")
                .replace("  # Hosting\n  # Support", "  # Hosting\n  # Support");
        assertEquals(without, edited(FILE, file -> items(file, items -> items.removeFirst())));
        assertEquals(
                FILE.replaceFirst("(?s)  # Support.*", ""),
                edited(FILE, file -> items(file, items -> items.removeLast())));
        assertEquals(
                FILE.replaceFirst("(?s)  # Hosting.*", "").replace("subprocessors:", "subprocessors: [] # Hosting")
                        + "# since 2020\n# Support\n",
                edited(FILE, file -> items(file, List::clear)));
    }

    @Test
    void itemsMoveWithTheirComments() throws FileRefusedException {
        assertEquals(
                """
                # Acme's list. Ask Kim before you change it.
                policy: acme   # its name in addresses

                subprocessors:
                  # Support
                  - id: two
                    displayName: Two
                  # Hosting

                  # since 2020
                  - id: one
                """, edited(FILE, file -> items(file, Collections::reverse)).replaceFirst("(?s)(id: one\n).*", "$1"));
    }

    @Test
    void anItemIsAddedAtItsPlace() throws FileRefusedException {
        Json.Obj three =
                Json.object().put("id", "three").put("displayName", "Three").build();
        assertEquals(
                FILE + "  - id: three\n    displayName: Three\n",
                edited(FILE, file -> items(file, items -> items.add(three))));
        assertEquals(
                FILE.replace("  # Support", "  - id: three\n    displayName: Three\n  # Support"),
                edited(FILE, file -> items(file, items -> items.add(1, three))));
    }

    @Test
    void theFilesBytesStayAsTheyAreAround() throws FileRefusedException {
        String file = "\ufeff"
                + "policy: acme\nauthoritativeLanguage: \"? Birch: a brand? 😀\"\ncompany: 1".replace("\n", "\r\n");
        assertEquals(
                file.replace("\"? Birch: a brand? 😀\"", "\"Birch OÜ\"")
                        .replace("company: 1", "company: 2\r\nquestions:\r\n  - \"? a\""),
                edited(
                        file,
                        before -> with(
                                with(with(before, "authoritativeLanguage", Json.of("Birch OÜ")), "company", Json.of(2)),
                                "questions",
                                Json.strings(List.of("? a")))));
    }

    @Test
    void anAliasIsWrittenOutWhereItBecomesSomethingElse() throws FileRefusedException {
        String file = "a: &x one # a\nb: *x # b\nc: *x\n";
        assertEquals("a: &x two # a\nb: one # b\nc: one\n", edited(file, before -> with(before, "a", Json.of("two"))));
        assertEquals("a: &x one # a\nb: two # b\nc: *x\n", edited(file, before -> with(before, "b", Json.of("two"))));
        assertEquals("b: one # b\nc: one\n", edited(file, before -> with(before, "a", null)));
    }

    @Test
    void theCommentBesideAnAnchorStaysWhereItsValueBecomesAnotherKind() throws FileRefusedException {
        assertEquals(
                "a: two # one\n# three\nb: 1\n",
                edited("a: &x#y # one\n  # three\n  - one\nb: 1\n", before -> with(before, "a", Json.of("two"))));
    }

    @Test
    void aFileWithoutFieldsIsRefused() {
        for (String file : List.of("", "- a\n", "a: b\n c", "a: *nothing\n", "text")) {
            FileRefusedException refused = assertThrows(
                    FileRefusedException.class,
                    () -> PolicyEdit.apply(file.getBytes(UTF_8), Json.object().build()),
                    file);
            assertEquals(
                    true, refused.line() >= 0 && !refused.problem().expected().isEmpty(), refused.toString());
        }
    }

    /// A non-breaking space, as copied from a page, is not indentation but part of the name.
    @Test
    void aChangeWithoutAPlaceIsRefused() {
        String file = "a: b\nquestions:\n- ? q\npolicy: acme\n\u00A0  - id: x\n";
        FileRefusedException refused =
                assertThrows(FileRefusedException.class, () -> edited(file, before -> with(before, "a", Json.of("c"))));
        assertEquals(
                "the file is written in a way that prevents this change: make it by hand",
                refused.problem().expected());
    }

    private static String edited(String file, UnaryOperator<Json.Obj> edit) throws FileRefusedException {
        byte[] source = file.getBytes(UTF_8);
        return new String(PolicyEdit.apply(source, edit.apply(PolicyEdit.read(source))), UTF_8);
    }

    private static Json.Obj subprocessor(Json.Obj file, int index, UnaryOperator<Json.Obj> edit) {
        return items(file, items -> items.set(index, edit.apply((Json.Obj) items.get(index))));
    }

    private static Json.Obj items(Json.Obj file, java.util.function.Consumer<List<Json>> edit) {
        var items = new ArrayList<>(((Json.Arr) java.util.Objects.requireNonNull(file.get("subprocessors"))).items());
        edit.accept(items);
        return with(file, "subprocessors", Json.array(items));
    }

    private static Json.Obj with(Json.Obj object, String name, @org.jspecify.annotations.Nullable Json value) {
        var members = new TreeMap<>(object.members());
        if (value == null) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
        return new Json.Obj(members);
    }
}
