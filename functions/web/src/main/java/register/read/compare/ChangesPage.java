package register.read.compare;

import static register.page.Tags.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.page.CompareForm;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.LanguageControl;
import register.page.Layout;
import register.page.Look;
import register.page.ObjectionMailLink;
import register.page.PageFrame;
import register.page.PageHead;
import register.page.SiteAddresses;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;
import register.policy.compare.Changes;
import register.value.Language;
import register.words.Words;

/// The page that shows the differences between two revisions, in the language of one edition.
public final class ChangesPage {
    private final View view;
    private final Words words;
    private final Words page;
    private final Words glossary;
    private final FieldList table;

    /// One of the two revisions.
    ///
    /// @param additions in a correction
    /// @param status today
    public record Side(
            EntryHeader header,
            PolicyVersion version,
            @Nullable Additions additions,
            VersionStatus status) {}

    /// The page's content.
    ///
    /// @param versions other versions to compare, by date
    /// @param language of one of the later side's editions
    /// @param ui the language of the words around the edition; null for the edition's
    /// @param address of this page, without the languages
    /// @param json the address of the JSON form
    /// @param look of the page
    public record View(
            Side before,
            Side after,
            Changes changes,
            List<LocalDate> versions,
            Language language,
            @Nullable Language ui,
            String address,
            String json,
            Look look) {

        Language reader() {
            return ui == null ? language : ui;
        }

        /// The language of dates.
        Language dates() {
            return Words.speaks(reader()) ? reader() : Layout.words(reader()).language();
        }

        /// The language of the policy's own words, if it differs from that of the words around them.
        @Nullable
        String ownLanguage() {
            return Layout.words(reader()).language().equals(language) ? null : language.tag();
        }

        /// An address in the current languages.
        String in(String other) {
            return SiteAddresses.in(other, language, ui);
        }
    }

    private ChangesPage(View view) {
        this.view = view;
        this.words = FieldTexts.WORDS.in(view.reader());
        this.page = Layout.words(view.reader());
        this.glossary = Words.glossary().in(view.reader());
        this.table = new FieldList(glossary);
    }

    public static String render(View view) {
        return new ChangesPage(view).render();
    }

    private String render() {
        PolicyVersion after = view.after().version();
        var sides = new BothSides(view, words, page, glossary);
        String what = isAhead() ? glossary.get("what-changes") : page.get("what-changed");
        var fields = new FieldTexts(view.before().version(), view);
        var fieldsAfter = new FieldTexts(after, view);
        Html.Element main = main(div(
                css("hero"),
                h1(what),
                policy(after),
                sides.both(),
                DifferenceCounts.of(
                        ChangeSummary.between(view.before().version(), after), glossary, words, view.language()),
                all(sides.notices()),
                view.look().isOfFiles() ? null : choice(after)));
        var differs = new ArrayList<Html>(new SubprocessorChanges(fields, fieldsAfter, table, words, glossary)
                .of(view.changes().subprocessors()));
        differs.addAll(new EditionChanges(view, words, page, glossary).render());
        differs.addAll(ofVersion(fields, fieldsAfter));
        main = main.with(all(differs.isEmpty() ? List.of(p(words.get("nothing"))) : differs), acts(after, sides));
        return frame(after)
                .page(
                        PageHead.unlisted(
                                what + " – " + after.edition(view.language()).title()),
                        main);
    }

    /// True if the difference is still to come, on whichever side.
    private boolean isAhead() {
        return view.before().status() == VersionStatus.ANNOUNCED || view.after().status() == VersionStatus.ANNOUNCED;
    }

    private Html policy(PolicyVersion after) {
        Html title = Hyperlinks.own(
                view.in(SiteAddresses.page(after.policy())),
                after.edition(view.language()).title(),
                lang(view.ownLanguage()));
        return p(css("who"), title);
    }

    private Html choice(PolicyVersion after) {
        return CompareForm.of(
                        after.policy(),
                        view.versions(),
                        view.before().header().effectiveDate(),
                        view.after().header().effectiveDate(),
                        page,
                        view.language(),
                        view.ui(),
                        view.dates())
                .with(Hyperlinks.own(view.json(), "JSON"));
    }

    /// A customer's options in view of an announced change.
    private @Nullable Html acts(PolicyVersion after, BothSides sides) {
        if (view.after().status() != VersionStatus.ANNOUNCED) {
            return null;
        }
        Html.Element acts = p(css("acts"));
        ObjectionPeriod objection = after.objection();
        if (objection != null) {
            acts = acts.with(
                    span(text(glossary.get("object-until") + " "), Dates.zoned(objection.end(), view.dates())));
        }
        if (objection != null && objection.to() != null) {
            acts = acts.with(ObjectionMailLink.link(
                    objection.to(),
                    after.edition(view.language()).title(),
                    after.effectiveDate(),
                    page,
                    glossary,
                    view.dates()));
        }
        return acts.with(Hyperlinks.own(sides.address(view.after()), page.get("to-version"), css("button")));
    }

    private PageFrame frame(PolicyVersion after) {
        String provider = after.edition(view.language()).provider();
        List<LanguageControl.Edition> editions = after.editions().entrySet().stream()
                .map(edition -> new LanguageControl.Edition(
                        edition.getKey(),
                        glossary.get("edition-status", edition.getValue().status())))
                .toList();
        return new PageFrame(
                page,
                provider,
                view.in(SiteAddresses.page(after.policy())),
                view.ui(),
                LanguageControl.of(page, editions, view.language(), view.ui(), view.address(), view.look()),
                provider + " · " + page.get("record-note"),
                view.look());
    }

    private List<Html> ofVersion(FieldTexts before, FieldTexts after) {
        var html = new ArrayList<Html>();
        Html fields = table.of(before.ofVersion(), after.ofVersion());
        Html moved = EditionChanges.moved(view.changes().fields(), words.get("subprocessors-moved"));
        if (fields != null || moved != null) {
            html.add(h2(words.get("rest"), css("gap")));
        }
        if (fields != null) {
            html.add(div(css("box"), fields));
        }
        if (moved != null) {
            html.add(moved);
        }
        return html;
    }
}
