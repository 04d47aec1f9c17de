package register.read.html;

import java.util.Collection;
import register.value.Language;
import register.words.Places;
import register.words.Words;

/// The links to a page's other languages, each by its own name.
public final class LanguageSwitch {
    private LanguageSwitch() {}

    public static Html render(Collection<Language> languages, Language current, String address, Words words) {
        Html.Element list = Html.element("ul");
        for (Language language : languages) {
            String name = Places.language(language, language);
            Html.Element link = Hyperlinks.own(Addresses.with(address, "lang", language), name)
                    .with("lang", language.tag())
                    .with("hreflang", language.tag())
                    .with("aria-current", language.equals(current) ? "true" : null);
            list = list.and(Html.element("li", link));
        }
        return Html.element("nav", list).with("class", "languages").with("aria-label", words.get("language"));
    }
}
