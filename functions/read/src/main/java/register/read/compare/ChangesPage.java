package register.read.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.policy.Edition;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;
import register.policy.compare.Changes;
import register.policy.compare.FieldChange;
import register.read.html.Addresses;
import register.read.html.Dates;
import register.read.html.Frame;
import register.read.html.Head;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.html.LanguageControl;
import register.read.html.Layout;
import register.read.html.Look;
import register.value.Language;
import register.words.LongDate;
import register.words.Notes;
import register.words.Places;
import register.words.Words;

/// The page that shows what differs between two revisions, in the language of one edition.
public final class ChangesPage {
    private final View view;
    private final Words words;
    private final Words page;
    private final Words glossary;
    private final FieldList table;

    /// One of the two revisions.
    ///
    /// @param additions of a correction
    public record Side(
            EntryHeader header,
            PolicyVersion version,
            @Nullable Additions additions) {}

    /// What is shown.
    ///
    /// @param language of an edition that the later side has
    /// @param address of this page, without the language
    /// @param json the address of the same in JSON
    /// @param look how the page looks
    public record View(
            Side before, Side after, Changes changes, Language language, String address, String json, Look look) {}

    private ChangesPage(View view) {
        this.view = view;
        this.words = FieldTexts.WORDS.in(view.language());
        this.page = Layout.words(view.language());
        this.glossary = Words.glossary().in(view.language());
        this.table = new FieldList(glossary);
    }

    public static String render(View view) {
        return new ChangesPage(view).render();
    }

    private String render() {
        PolicyVersion after = view.after().version();
        String title = words.get("title", after.edition(view.language()).title());
        var fields = new FieldTexts(view.before().version(), view.language());
        var fieldsAfter = new FieldTexts(after, view.language());
        Html.Element main = Html.element(
                "main",
                Html.element("div", Html.element("h1", title))
                        .with("class", "hero")
                        .and(Html.element("dl")
                                .with("class", "pair")
                                .and(side("from", view.before()))
                                .and(side("to", view.after())))
                        .and(Tally.of(
                                ChangeSummary.between(view.before().version(), after),
                                glossary,
                                words,
                                view.language()))
                        .and(notices())
                        .and(Html.element("ul", Html.element("li", Hyperlinks.own(view.json(), "JSON")))
                                .with("class", "links")));
        if (view.changes().isEmpty()) {
            main = main.and(Html.element("p", words.get("nothing")));
        }
        main = main.and(new SubprocessorChanges(fields, fieldsAfter, table, words, glossary)
                        .of(view.changes().subprocessors()))
                .and(editions())
                .and(ofVersion(fields, fieldsAfter));
        return frame(after).page(Head.unlisted(title), main);
    }

    private Frame frame(PolicyVersion after) {
        String provider = after.edition(view.language()).provider();
        List<LanguageControl.Edition> editions = after.editions().entrySet().stream()
                .map(edition -> new LanguageControl.Edition(
                        edition.getKey(),
                        glossary.get("edition-status", edition.getValue().status())))
                .toList();
        return new Frame(
                page,
                provider,
                Addresses.with(Addresses.page(after.policy()), "lang", view.language()),
                null,
                LanguageControl.ofEditions(page, editions, view.language(), view.address()),
                provider + " · " + page.get("record-note"),
                view.look());
    }

    private String page(EntryHeader header) {
        return Addresses.with(
                Addresses.with(Addresses.page(header.policy(), header.effectiveDate()), "revision", header.revision()),
                "lang",
                view.language());
    }

    private List<Html> side(String key, Side side) {
        EntryHeader header = side.header();
        String revision = " · " + glossary.get("revision", Integer.toString(header.revision()));
        if (header.kind() == EntryKind.CORRECTION && header.reason() != null) {
            revision += " · " + glossary.get("corrected", header.reason());
        }
        boolean imported =
                side.version().origin() != null && side.version().origin().imported();
        return List.of(
                Html.element("dt", words.get(key)),
                Html.element(
                                "dd",
                                Hyperlinks.own(page(header), LongDate.of(header.effectiveDate(), view.language())),
                                quiet(revision + " · " + page.get("recorded") + " "),
                                Dates.instant(header.recordedAt(), view.language()))
                        .and(imported ? quiet(" · " + notes(header).imported()) : null));
    }

    private List<Html> notices() {
        var notices = new ArrayList<Html>();
        for (Side side : List.of(view.before(), view.after())) {
            notes(side.header())
                    .addition(side.additions(), date -> LongDate.of(date, page.language()))
                    .ifPresent(text -> notices.add(
                            Html.element("p", text).with("class", "note").with("role", "note")));
        }
        return notices;
    }

    private Notes notes(EntryHeader header) {
        return new Notes(header, glossary, view.language());
    }

    private List<Html> editions() {
        var html = new ArrayList<Html>();
        Changes.Parts<Changes.EditionIn> editions = view.changes().editions();
        editions.added().forEach(edition -> html.add(edition("edition-added", edition.language())));
        editions.removed().forEach(edition -> html.add(edition("edition-removed", edition.language())));
        for (Changes.Change<Changes.EditionIn> change : editions.changed()) {
            Language language = change.after().language();
            if (!language.equals(view.language())) {
                html.add(Html.element(
                        "p",
                        Hyperlinks.own(Addresses.with(view.address(), "lang", language), edition(language))
                                .with("hreflang", language.tag())));
            } else if (change instanceof Changes.EditionChange edition) {
                html.addFirst(shown(edition));
            }
        }
        if (!html.isEmpty()) {
            html.addFirst(Html.element("h2", glossary.get("change.text")).with("class", "gap"));
        }
        return html;
    }

    private Html shown(Changes.EditionChange change) {
        Html.Element section = Html.element("section")
                .with(
                        "lang",
                        page.language().equals(view.language())
                                ? null
                                : view.language().tag());
        section = section.and(
                table.of(texts(change.before().edition()), texts(change.after().edition())));
        section = section.and(new TextChanges(words).of(change.sections()));
        return section.and(moved(change.fields(), "sections-moved"));
    }

    private Map<String, String> texts(Edition edition) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(words.get("edition-title"), edition.title());
        texts.put(glossary.get("member.company"), edition.provider());
        texts.put(glossary.get("edition"), glossary.get("edition-status", edition.status()));
        return texts;
    }

    private Html edition(String key, Language language) {
        return Html.element("p", words.get(key, Places.language(language, page.language())));
    }

    private String edition(Language language) {
        return words.get("edition-changed", Places.language(language, page.language()));
    }

    private List<Html> ofVersion(FieldTexts before, FieldTexts after) {
        var html = new ArrayList<Html>();
        Html fields = table.of(before.ofVersion(), after.ofVersion());
        Html moved = moved(view.changes().fields(), "subprocessors-moved");
        if (fields != null || moved != null) {
            html.add(Html.element("h2", words.get("rest")).with("class", "gap"));
        }
        if (fields != null) {
            html.add(fields);
        }
        if (moved != null) {
            html.add(moved);
        }
        return html;
    }

    private @Nullable Html moved(List<FieldChange> fields, String key) {
        return fields.stream().map(FieldChange::field).anyMatch("order"::equals)
                ? Html.element("p", words.get(key))
                : null;
    }

    private static Html quiet(String text) {
        return Html.element("span", text).with("class", "quiet");
    }
}
