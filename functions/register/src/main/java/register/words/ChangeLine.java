package register.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.policy.Engagement;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;
import register.value.Language;
import register.value.Term;

/// A change as pages, documents and the API describe it: `Joins: Sample Dictation Oy (Finland): Speech recognition`.
///
/// @param label the kind of change, e.g. `Joins`
/// @param subprocessor its id; null if the change does not concern one
/// @param name that subprocessor's name, otherwise empty
/// @param text the text after the name and a space; may be empty
/// @param services the ids of the engagements concerned; empty if none, or if the whole subprocessor is concerned
public record ChangeLine(
        Kind kind, String label, @Nullable String subprocessor, String name, String text, List<String> services) {
    public ChangeLine {
        services = List.copyOf(services);
    }

    /// The kind of change.
    public enum Kind implements Term {
        JOINS,
        ADDS_SERVICE,
        ENDS,
        LEAVES,
        DROPS_SERVICE,
        CHANGES,
        FURTHER,
        TEXT
    }

    /// A line per change, in the order of `Kind`.
    ///
    /// @param edition the language of an edition, for the policy's own words
    public static List<ChangeLine> of(ChangeSummary summary, Words glossary, Language edition) {
        var lines = new ArrayList<ChangeLine>();
        for (Additions.Part part : summary.joins()) {
            lines.add(part(part.whole() ? Kind.JOINS : Kind.ADDS_SERVICE, part, glossary, edition));
        }
        for (ChangeSummary.End end : summary.ends()) {
            String date = LongDate.of(Objects.requireNonNull(end.engagement().endsOn()), glossary.language());
            lines.add(new ChangeLine(
                    Kind.ENDS,
                    glossary.get("ends-on", date),
                    end.subprocessor().id(),
                    Names.of(end.subprocessor(), glossary),
                    place(end.subprocessor(), glossary) + services(List.of(end.engagement()), glossary, edition),
                    List.of(end.engagement().id())));
        }
        for (Additions.Part part : summary.leaves()) {
            lines.add(part(part.whole() ? Kind.LEAVES : Kind.DROPS_SERVICE, part, glossary, edition));
        }
        for (Subprocessor changed : summary.changed()) {
            lines.add(line(Kind.CHANGES, changed, "", List.of(), glossary));
        }
        if (!summary.further().isEmpty()) {
            String members = summary.further().stream()
                    .map(member -> glossary.get("member." + member))
                    .collect(Collectors.joining(", "));
            lines.add(new ChangeLine(Kind.FURTHER, glossary.get("change", Kind.CHANGES), null, "", members, List.of()));
        }
        if (summary.text()) {
            lines.add(new ChangeLine(
                    Kind.TEXT,
                    glossary.get("change", Kind.CHANGES),
                    null,
                    "",
                    glossary.get("change", Kind.TEXT),
                    List.of()));
        }
        return lines;
    }

    /// A copy with another name.
    public ChangeLine named(String other) {
        return new ChangeLine(kind, label, subprocessor, other, text, services);
    }

    /// The line without its label.
    public String rest() {
        return name.isEmpty() || text.isEmpty()
                ? name + text
                : name + (text.startsWith(":") || text.startsWith("\u00a0") ? "" : " ") + text;
    }

    private static ChangeLine part(Kind kind, Additions.Part part, Words glossary, Language edition) {
        return line(
                kind,
                part.subprocessor(),
                place(part.subprocessor(), glossary) + services(part.engagements(), glossary, edition),
                part.whole()
                        ? List.of()
                        : part.engagements().stream().map(Engagement::id).toList(),
                glossary);
    }

    private static ChangeLine line(Kind kind, Subprocessor of, String text, List<String> services, Words glossary) {
        return new ChangeLine(kind, glossary.get("change", kind), of.id(), Names.of(of, glossary), text, services);
    }

    private static String place(Subprocessor of, Words glossary) {
        return of.country() == null ? "" : "(" + Places.country(of.country(), glossary.language()) + ")";
    }

    private static String services(List<Engagement> engagements, Words glossary, Language edition) {
        String services = engagements.stream()
                .map(engagement -> {
                    String applies = Places.appliesTo(engagement.appliesWhen(), glossary, edition);
                    String service = engagement.service().nearest(edition);
                    return applies.isEmpty() ? service : service + " (" + applies + ")";
                })
                .distinct()
                .collect(Collectors.joining(", "));
        return services.isEmpty() ? "" : glossary.colon() + services;
    }
}
