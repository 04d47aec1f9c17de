package register.pdf.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.pdf.layout.FramedList;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.ChangeSummary;
import register.words.ChangeLine;
import register.words.Notes;

/// The part on the differences from the previous version and the deadline for objections.
final class ChangesPart {
    private final SnapshotPart part;
    private final @Nullable PolicyVersion before;

    ChangesPart(SnapshotPart part) {
        this.part = part;
        this.before = part.text.before();
    }

    void write() {
        List<StyledText> objection = objection();
        Optional<String> noNotice = new Notes(part.text.header(), part.glossary, part.language).noNotice();
        if (before == null && objection.isEmpty() && noNotice.isEmpty()) {
            return;
        }
        List<ChangeLine> changes = before == null
                ? List.of()
                : ChangeLine.of(ChangeSummary.between(before, part.version), part.glossary, part.language);
        String heading = before == null
                ? alone(objection.isEmpty())
                : part.words.get("changes-against", part.date(before.effectiveDate()));
        var items = new ArrayList<>(
                changes.isEmpty() && before != null
                        ? List.of(part.said(part.words.get("nothing-changes"), Style.CELL))
                        : changes.stream().map(this::line).toList());
        noNotice.ifPresent(text -> items.add(part.said(text, Style.CELL)));
        List<String> marks = IntStream.range(0, items.size())
                .mapToObj(at -> at < changes.size() ? mark(changes.get(at).kind()) : "")
                .toList();
        part.book.frame(new FramedList(part.said(heading, Style.SUBHEADING), marks, items, objection), 4);
    }

    /// The label of a version without a predecessor. Only the first entry is called the first version: before any
    /// other, a version may have been withdrawn, or have a later date.
    private String alone(boolean undisputed) {
        return part.text.header().sequence() == 1
                ? part.words.get("first-version")
                : part.glossary.get(undisputed ? "member.noticePeriodDays" : "member.objection");
    }

    private StyledText line(ChangeLine change) {
        String name = left().contains(change.subprocessor()) ? part.words.get("sole-trader") : change.name();
        return StyledText.linked(" " + change.named(name).rest(), Style.CELL).after(change.label() + ":");
    }

    /// Natural persons who are no longer listed, because a redaction of their names would not reach this document.
    private Set<String> left() {
        Set<String> listed =
                part.version.subprocessors().stream().map(Subprocessor::id).collect(Collectors.toSet());
        return before == null
                ? Set.of()
                : before.subprocessors().stream()
                        .filter(subprocessor -> subprocessor.naturalPerson() && !listed.contains(subprocessor.id()))
                        .map(Subprocessor::id)
                        .collect(Collectors.toSet());
    }

    private static String mark(ChangeLine.Kind kind) {
        return switch (kind) {
            case JOINS, ADDS_SERVICE -> "+";
            case ENDS, LEAVES, DROPS_SERVICE -> "–";
            case CHANGES, FURTHER, TEXT -> "~";
        };
    }

    private List<StyledText> objection() {
        ObjectionPeriod objection = part.version.objection();
        if (objection == null) {
            return List.of();
        }
        var lines = new ArrayList<StyledText>();
        lines.add(part.said(part.glossary.get("object-until"), Style.CELL));
        lines.add(part.said(
                part.date(objection.until().toLocalDate()) + ", "
                        + Instants.time(objection.until(), objection.zone(), part.words.language()),
                Style.CELL_STRONG));
        if (objection.to() != null) {
            lines.add(StyledText.linked(objection.to(), Style.CELL));
        } else {
            lines.add(StyledText.linked(objection.how().in(part.language), Style.CELL_NOTE));
        }
        return lines;
    }
}
