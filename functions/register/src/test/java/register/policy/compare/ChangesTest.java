package register.policy.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static register.policy.Samples.engagement;
import static register.policy.Samples.section;
import static register.policy.Samples.subprocessor;
import static register.policy.Samples.version;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import register.json.Json;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.form.PolicyCodec;

class ChangesTest {
    private static final Engagement OSLO = engagement("oslo", "Runs servers");
    private static final Engagement SINGAPORE = engagement("singapore", "Runs servers");

    @Test
    void newNameIsOneChangeOfOneField() {
        Changes changes = Changes.between(
                version(List.of(), subprocessor("host", "Host Ltd", OSLO)),
                version(List.of(), subprocessor("host", "Host AS", OSLO)));
        assertTrue(changes.subprocessors().added().isEmpty());
        assertTrue(changes.subprocessors().removed().isEmpty());
        Changes.Change<Subprocessor> change = changes.subprocessors().changed().getFirst();
        assertEquals(List.of(new FieldChange("legalName", Json.of("Host Ltd"), Json.of("Host AS"))), change.fields());
    }

    @Test
    void closingOnePlaceRemovesAnEngagementAndNoSubprocessor() {
        Changes changes = Changes.between(
                version(List.of(), subprocessor("host", "Host Ltd", OSLO, SINGAPORE)),
                version(List.of(), subprocessor("host", "Host Ltd", OSLO)));
        assertTrue(changes.subprocessors().removed().isEmpty());
        var change = assertInstanceOf(
                Changes.SubprocessorChange.class,
                changes.subprocessors().changed().getFirst());
        assertTrue(change.fields().isEmpty());
        assertEquals(List.of(SINGAPORE), change.engagements().removed());
    }

    @Test
    void textIsToldByItsLanguage() {
        Changes changes = Changes.between(
                version(List.of(), subprocessor("host", "Host Ltd", engagement("oslo", "Runs servers"))),
                version(List.of(), subprocessor("host", "Host Ltd", engagement("oslo", "Stores backups"))));
        var change = assertInstanceOf(
                Changes.SubprocessorChange.class,
                changes.subprocessors().changed().getFirst());
        assertEquals(
                List.of(new FieldChange("purpose.en", Json.of("Runs servers"), Json.of("Stores backups"))),
                change.engagements().changed().getFirst().fields());
    }

    @Test
    void anotherOrderIsAChange() {
        Subprocessor host = subprocessor("host", "Host Ltd", OSLO);
        Subprocessor mail = subprocessor("mail", "Mail Ltd", OSLO);
        Changes changes = Changes.between(version(List.of(), host, mail), version(List.of(), mail, host));
        assertTrue(changes.subprocessors().isEmpty());
        assertEquals(
                List.of(new FieldChange(
                        "order", Json.strings(List.of("host", "mail")), Json.strings(List.of("mail", "host")))),
                changes.fields());
    }

    @Test
    void sectionsAreFoundAgainByHeadingThenTableThenText() {
        List<Section> before = List.of(
                section("What it is", "A company."),
                new Section("Where", List.of("Here."), List.of(), Category.INFRASTRUCTURE),
                section("Promises", "We promise.", "Much."),
                section("Gone", "Nothing."));
        List<Section> after = List.of(
                section("What it is", "Another company."),
                new Section("Places", List.of("There."), List.of(), Category.INFRASTRUCTURE),
                section("Vows", "We promise.", "More."),
                section("Come", "Something."));
        var edition = assertInstanceOf(
                Changes.EditionChange.class,
                Changes.between(version(before), version(after))
                        .editions()
                        .changed()
                        .getFirst());
        assertEquals(
                List.of("What it is", "Places", "Vows"),
                edition.sections().changed().stream()
                        .map(change -> change.after().heading())
                        .toList());
        assertEquals(List.of(after.getLast()), edition.sections().added());
        assertEquals(List.of(before.getLast()), edition.sections().removed());
    }

    @Test
    void nothingDiffersIfAndOnlyIfTheContentIsTheSame() {
        qt().withExamples(2000)
                .forAll(versions(), versions())
                .check((before, after) -> Changes.between(before, after).isEmpty()
                        == PolicyCodec.encode(before).equals(PolicyCodec.encode(after)));
    }

    @Test
    void additionsInOneDirectionAreRemovalsInTheOther() {
        qt().withExamples(500).forAll(versions(), versions()).check((before, after) -> {
            Changes there = Changes.between(before, after);
            Changes back = Changes.between(after, before);
            return there.subprocessors().added().equals(back.subprocessors().removed())
                    && there.subprocessors()
                            .removed()
                            .equals(back.subprocessors().added());
        });
    }

    /// Each number selects one of a few subprocessors or sections, so that versions often share parts and differ in
    /// order.
    private static Gen<PolicyVersion> versions() {
        return lists().of(integers().between(0, 5))
                .ofSizeBetween(0, 3)
                .zip(
                        lists().of(integers().between(0, 5)).ofSizeBetween(0, 3),
                        (parts, sections) -> version(
                                sections.stream()
                                        .map(n -> section("Heading " + n / 3, "Text " + n % 3))
                                        .toList(),
                                parts.stream()
                                        .map(n -> n / 2)
                                        .distinct()
                                        .map(n -> subprocessor(
                                                "s" + n, "Name " + parts.indexOf(2 * n), engagement("e" + n, "Does")))
                                        .toArray(Subprocessor[]::new)));
    }
}
