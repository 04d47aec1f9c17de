package register.read.page;

import static register.page.Tags.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.VersionStatus;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Sentences;
import register.policy.Contact;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.read.lookup.AnnouncedVersion;
import register.words.ChainLink;
import register.words.ChangeLine;
import register.words.Names;
import register.words.Seat;
import register.words.SubprocessorFact;
import register.words.Words;

/// The cell that names a subprocessor, with all its details in the version.
final class RowHead {
    /// The attribute of the part that names those whom a subprocessor engages.
    static final Html.Attribute CHAIN = new Html.Attribute("class", "facts fold chain");

    private final PolicyPage.View view;
    private final PageList.Row row;
    private final Words glossary;
    private final List<String> kind = new ArrayList<>();
    private final List<Html> links = new ArrayList<>();
    private final List<Html> others = new ArrayList<>();

    RowHead(PolicyPage.View view, PageList.Row row) {
        this.view = view;
        this.row = row;
        this.glossary = view.glossary();
        for (SubprocessorFact fact : SubprocessorFact.of(
                row.version(), row.subprocessor(), glossary, view.words().language(), row.edition())) {
            sort(fact);
        }
    }

    /// @param folded true if it shows only the country, and `rest` is elsewhere
    Html cell(boolean folded) {
        String name = Names.of(row.subprocessor(), glossary);
        int lines = row.lines().size();
        return th(
                attribute("scope", "rowgroup"),
                role("rowheader"),
                attribute("rowspan", lines > 1 ? Integer.toString(lines) : null),
                div(css("name"), Hyperlinks.own("#" + row.id(), name)),
                all(parted(tags())),
                all(folded ? lines(seat(null)) : rest()),
                view.wish().ungrouped() && !row.category().isEmpty() ? line(row.category()) : null);
    }

    private String seat(@Nullable String address) {
        return Seat.of(address, row.subprocessor().country(), view.words().language());
    }

    /// The details besides name and country.
    List<Html> rest() {
        Subprocessor subprocessor = row.subprocessor();
        List<Html> rest = lines(
                seat(subprocessor.personal().address()),
                String.join(" · ", kind),
                Objects.requireNonNullElse(alias(subprocessor), ""));
        rest.addAll(others);
        if (!links.isEmpty()) {
            rest.add(div(css("facts"), all(links)));
        }
        chain().ifPresent(rest::add);
        return rest;
    }

    /// Those that it engages, and theirs.
    private Optional<Html> chain() {
        List<ChainLink> below = ChainLink.below(row.version(), row.subprocessor());
        return below.isEmpty()
                ? Optional.empty()
                : Optional.of(element(
                        "details",
                        CHAIN,
                        element("summary", glossary.get("its-subprocessors") + " (" + below.size() + ")"),
                        ul(all(below.stream().map(this::link).toList()))));
    }

    private Html link(ChainLink link) {
        Html name = named(link.subprocessor());
        return link.parent().id().equals(row.subprocessor().id())
                ? li(name)
                : li(name, text(" · "), Sentences.of(glossary, "annex-engaged-by", named(link.parent())));
    }

    private Html named(Subprocessor subprocessor) {
        return Hyperlinks.own("#" + subprocessor.id(), Names.of(subprocessor, glossary));
    }

    /// Its other name, or a note that the version does not state its legal one.
    private @Nullable String alias(Subprocessor subprocessor) {
        if (subprocessor.personal().legalName() != null) {
            return subprocessor.personal().displayName();
        }
        return subprocessor.redacted() ? null : glossary.capital(glossary.get("legal-name-not-stated"));
    }

    private void sort(SubprocessorFact fact) {
        String label = glossary.get(fact.word());
        switch (fact.word()) {
            case "address", "country" -> {}
            case "relationship" -> kind.addFirst(glossary.capital(fact.text()));
            case "registration-id" -> kind.add(fact.text());
            case "contact" -> others.add(contact(fact));
            case "engaged-by" -> others.add(engagedBy(fact));
            default -> {
                if (fact.link() == null) {
                    others.add(facts(text(label + glossary.colon() + fact.text())));
                } else if (Hyperlinks.to(fact.link(), label) instanceof Html.Element link) {
                    if (!links.isEmpty()) {
                        links.add(text(" · "));
                    }
                    links.add(link);
                }
            }
        }
    }

    private Html contact(SubprocessorFact fact) {
        Contact contact = row.subprocessor().personal().contact();
        return contact == null
                ? facts(text(fact.text()))
                : facts(
                        span(contact.role().in(row.edition()), lang(view.ownLanguage())),
                        text(glossary.colon()),
                        Hyperlinks.mailbox(contact.email()));
    }

    private Html engagedBy(SubprocessorFact fact) {
        String parent = row.subprocessor().parentId();
        boolean here = row.version().subprocessors().stream()
                .anyMatch(each -> each.id().equals(parent));
        return div(
                css("facts"),
                Sentences.of(
                        glossary,
                        "annex-engaged-by",
                        here ? Hyperlinks.own("#" + parent, fact.text()) : text(fact.text())));
    }

    /// The labels of its announced changes.
    private List<Html> tags() {
        var tags = new ArrayList<Html>();
        if (row.coming() != null) {
            tags.add(announced(view, joins(row.coming()), row.coming().date()));
            return tags;
        }
        String id = row.subprocessor().id();
        for (AnnouncedVersion announced : view.dated() ? List.<AnnouncedVersion>of() : view.announced()) {
            for (Additions.Part part : announced.changes().leaves()) {
                if (part.whole() && part.subprocessor().id().equals(id)) {
                    tags.add(announced(view, ChangeLine.Kind.LEAVES, announced.date()));
                }
            }
            if (announced.changes().changed().stream()
                    .anyMatch(each -> each.id().equals(id))) {
                tags.add(announced(view, ChangeLine.Kind.CHANGES, announced.date()));
            }
        }
        return tags;
    }

    private ChangeLine.Kind joins(AnnouncedVersion announced) {
        return announced.changes().joins().stream()
                        .anyMatch(part -> part.whole()
                                && part.subprocessor()
                                        .id()
                                        .equals(row.subprocessor().id()))
                ? ChangeLine.Kind.JOINS
                : ChangeLine.Kind.ADDS_SERVICE;
    }

    /// A label with an announced change and its date.
    static Html announced(PolicyPage.View view, ChangeLine.Kind kind, LocalDate date) {
        Words glossary = view.glossary();
        Html time = Dates.date(date, view.dates());
        return tag(
                text(glossary.capital(glossary.get("status", VersionStatus.ANNOUNCED)) + " · "),
                kind == ChangeLine.Kind.ENDS
                        ? Sentences.of(glossary, "ends-on", time)
                        : all(text(glossary.get("change", kind) + " · "), time));
    }

    /// A blank before each tag, for readers who copy the text or hear it.
    static List<Html> parted(List<Html> tags) {
        return tags.stream().flatMap(tag -> Stream.of(text(" "), tag)).toList();
    }

    static Html tag(Html... content) {
        return span(css("tag"), all(content));
    }

    private static Html facts(Html... content) {
        return div(css("facts"), all(content));
    }

    private static Html line(String text) {
        return facts(text(text));
    }

    /// The non-empty texts.
    private static List<Html> lines(String... texts) {
        return Stream.of(texts)
                .filter(text -> !text.isEmpty())
                .map(RowHead::line)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
