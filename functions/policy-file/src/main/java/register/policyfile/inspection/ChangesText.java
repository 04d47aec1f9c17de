package register.policyfile.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.policy.Engagement;
import register.policy.Subprocessor;
import register.policy.compare.Changes;
import register.policy.compare.FieldChange;

/// The differences between two versions, line by line: `+` added, `-` removed, `~` reworded.
public final class ChangesText {
    private final List<String> lines = new ArrayList<>();

    private ChangesText() {}

    public static List<String> lines(Changes changes) {
        var text = new ChangesText();
        text.fields("", changes.fields());
        text.parts("", "subprocessor ", changes.subprocessors(), Subprocessor::name);
        text.parts(
                "",
                "edition ",
                changes.editions(),
                edition -> edition.language().tag());
        return text.lines;
    }

    private <T> void parts(String indent, String kind, Changes.Parts<T> parts, Function<T, String> name) {
        parts.added().forEach(part -> lines.add(indent + "+ " + kind + name.apply(part)));
        parts.removed().forEach(part -> lines.add(indent + "- " + kind + name.apply(part)));
        for (Changes.Change<T> change : parts.changed()) {
            lines.add(indent + "~ " + kind + name.apply(change.after()));
            fields(indent + "    ", change.fields());
            switch (change) {
                case Changes.SubprocessorChange subprocessor ->
                    parts(indent + "    ", "engagement ", subprocessor.engagements(), Engagement::id);
                case Changes.EditionChange edition ->
                    parts(indent + "    ", "section ", edition.sections(), section -> "\"" + section.heading() + "\"");
                case Changes.EngagementChange _, Changes.SectionChange _ -> {}
            }
        }
    }

    private void fields(String indent, List<FieldChange> fields) {
        fields.forEach(field ->
                lines.add(indent + "~ " + field.field() + ": " + text(field.before()) + " → " + text(field.after())));
    }

    private static String text(@Nullable Json value) {
        return value == null ? "(not stated)" : new String(CanonicalJson.bytes(value), UTF_8);
    }
}
