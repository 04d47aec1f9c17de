package register.read.compare;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.SiteAddresses;
import register.policy.Edition;
import register.policy.compare.Changes;
import register.policy.compare.FieldChange;
import register.value.Language;
import register.words.Places;
import register.words.Words;

/// The differences in the policy's own text: word by word in the edition shown; for others, only that they differ.
record EditionChanges(ChangesPage.View view, Words words, Words page, Words glossary) {

    List<Html> render() {
        var html = new ArrayList<Html>();
        Changes.Parts<Changes.EditionIn> editions = view.changes().editions();
        editions.added().forEach(edition -> html.add(edition("edition-added", edition.language())));
        editions.removed().forEach(edition -> html.add(edition("edition-removed", edition.language())));
        for (Changes.Change<Changes.EditionIn> change : editions.changed()) {
            Language language = change.after().language();
            if (!language.equals(view.language())) {
                html.add(p(Hyperlinks.own(
                        SiteAddresses.in(view.address(), language, view.ui()),
                        edition(language),
                        attribute("hreflang", language.tag()))));
            } else if (change instanceof Changes.EditionChange edition) {
                html.addFirst(shown(edition));
            }
        }
        if (!html.isEmpty()) {
            html.addFirst(h2(glossary.get("change.text"), css("gap")));
        }
        return html;
    }

    private Html shown(Changes.EditionChange change) {
        return section(
                new FieldList(glossary)
                        .of(
                                texts(change.before().edition()),
                                texts(change.after().edition())),
                all(new TextChanges(words, view.ownLanguage()).of(change.sections())),
                moved(change.fields(), words.get("sections-moved")));
    }

    private Map<String, FieldTexts.FieldText> texts(Edition edition) {
        var texts = new LinkedHashMap<String, FieldTexts.FieldText>();
        texts.put(words.get("edition-title"), new FieldTexts.FieldText(edition.title(), view.ownLanguage()));
        texts.put(glossary.get("member.company"), new FieldTexts.FieldText(edition.provider(), view.ownLanguage()));
        texts.put(
                glossary.get("edition"),
                new FieldTexts.FieldText(glossary.get("edition-status", edition.status()), null));
        return texts;
    }

    private Html edition(String key, Language language) {
        return p(words.get(key, Places.language(language, page.language())));
    }

    private String edition(Language language) {
        return words.get("edition-changed", Places.language(language, page.language()));
    }

    /// A line that says that parts are in another order, if they are.
    static @Nullable Html moved(List<FieldChange> fields, String text) {
        return fields.stream().map(FieldChange::field).anyMatch("order"::equals) ? p(text) : null;
    }
}
