package register.importing.shape;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import register.importing.entry.Context;
import register.importing.source.Page;
import register.importing.source.PartTexts;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;

/// The sections on subprocessors of an agreement: of its clauses, parties and measures, none is a subprocessor.
///
/// @param lead the parts above the first section
/// @param searched the sections on subprocessors
/// @param others the remaining sections
record AgreementParts(List<SourcePart> lead, List<SourcePart> searched, List<SourcePart> others) {
    /// The least number of headings that name no company, and of numbered ones.
    private static final int LEAST = 10;

    /// The least number of its letters.
    private static final int LONG = 12_000;

    private static final int LEAST_NUMBERED = 6;
    private static final Pattern NUMBERED = Pattern.compile("(?:§|\\p{L}+(?= \\d))? ?(?:\\d{1,3}|[IVX]+)\\b.*");

    AgreementParts {
        lead = List.copyOf(lead);
        searched = List.copyOf(searched);
        others = List.copyOf(others);
    }

    /// The parts of a page; all of them are searched unless it is an agreement.
    static AgreementParts of(Page page, Vocabulary vocabulary) {
        List<SourcePart> parts = flat(page.parts());
        List<SourcePart.Heading> titles = new ArrayList<>();
        for (SourcePart part : parts) {
            SourcePart.Heading heading = heading(part);
            if (heading != null && !vocabulary.isNamed(heading.text().plain())) {
                titles.add(heading);
            }
        }
        boolean named = titles.stream().anyMatch(title -> isOfSubprocessors(title, vocabulary));
        boolean whole = page.title() != null && Context.names(page.title(), vocabulary);
        long numbered = titles.stream().filter(AgreementParts::isNumbered).count();
        int letters = PartTexts.texts(parts).stream()
                .mapToInt(one -> one.text().raw().length())
                .sum();
        if (!named || letters < LONG || (numbered < LEAST_NUMBERED && (titles.size() < LEAST || whole))) {
            return new AgreementParts(List.of(), page.parts(), List.of());
        }
        var read = new EnumMap<Kind, List<SourcePart>>(Kind.class);
        Kind into = Kind.LEAD;
        int level = 0;
        Set<SourcePart.Heading> all = new HashSet<>(titles);
        for (SourcePart part : parts) {
            SourcePart.Heading heading = heading(part);
            if (heading != null && all.contains(heading)) {
                boolean names = isOfSubprocessors(heading, vocabulary);
                boolean below = into == Kind.SEARCHED && heading.level() > level;
                if (names && !below) {
                    into = Kind.SEARCHED;
                    level = heading.level();
                } else if (!below
                        && (into != Kind.LEAD
                                || heading.level() > titles.getFirst().level()
                                || isNumbered(heading))) {
                    into = Kind.OTHERS;
                }
            }
            read.computeIfAbsent(into, _ -> new ArrayList<>()).add(heading == null ? part : heading);
        }
        return new AgreementParts(
                read.getOrDefault(Kind.LEAD, List.of()),
                read.getOrDefault(Kind.SEARCHED, List.of()),
                read.getOrDefault(Kind.OTHERS, List.of()));
    }

    private enum Kind {
        LEAD,
        SEARCHED,
        OTHERS
    }

    boolean isAgreement() {
        return !others.isEmpty();
    }

    /// The companies that the text above the first section names: the parties.
    Set<String> parties(Vocabulary vocabulary) {
        return isAgreement()
                ? PartTexts.texts(lead).stream()
                        .flatMap(one -> vocabulary.companies(one.text().plain()).stream())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static boolean isNumbered(SourcePart.Heading heading) {
        return NUMBERED.matcher(heading.text().plain()).matches();
    }

    private static boolean isOfSubprocessors(SourcePart.Heading heading, Vocabulary vocabulary) {
        return Context.names(heading.text().plain(), vocabulary);
    }

    private static SourcePart.@org.jspecify.annotations.Nullable Heading heading(SourcePart part) {
        return Headings.of(new OpenPart.Plain(part, false));
    }

    private static boolean hasHeadings(SourcePart.Items items) {
        return items.items().stream()
                .flatMap(item -> item.parts().stream())
                .anyMatch(SourcePart.Heading.class::isInstance);
    }

    /// The parts in their order, those of boxes and of items with headings among them.
    private static List<SourcePart> flat(List<SourcePart> parts) {
        var flat = new ArrayList<SourcePart>();
        for (SourcePart part : parts) {
            if (part instanceof SourcePart.Items items
                    && PartTexts.texts(List.of(items)).size() > LEAST
                    && (items.kind() == SourcePart.Kind.BOXES || hasHeadings(items))) {
                items.items().forEach(item -> flat.addAll(flat(item.parts())));
            } else {
                flat.add(part);
            }
        }
        return flat;
    }
}
