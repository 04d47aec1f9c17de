package register.commands;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import register.desk.page.DeskWords;
import register.testing.Checkout;
import register.value.Language;

/// What a page of the desk must not say in a language: English words of the register's own, and words for programs.
final class DeskLanguage {
    private static final Pattern FORBIDDEN =
            Pattern.compile("\\b(slug|engagement|scc|queued|undeliverable|told-by-hand|ISO code)\\b|--");

    private final String language;
    private final Set<String> english = new HashSet<>();

    DeskLanguage(String language) throws java.io.IOException {
        this.language = language;
        var own = DeskWords.in(new Language(language), java.time.ZoneOffset.UTC);
        var all = DeskWords.in(Language.ENGLISH, java.time.ZoneOffset.UTC);
        for (String line : java.nio.file.Files.readAllLines(
                Checkout.file("functions/editor/src/main/resources/register/desk/page/desk_en.properties"))) {
            String key = line.substring(0, Math.max(0, line.indexOf('=')));
            if (!key.isEmpty() && !own.get(key).equals(all.get(key))) {
                english.add(all.get(key).replaceAll("\\{[0-9]}", "").strip());
            }
        }
    }

    /// The texts that stand there and must not, one by one.
    List<String> foreign(Document page) {
        var foreign = new ArrayList<String>();
        for (Element element : page.getAllElements()) {
            if (isOfOthers(element)) {
                continue;
            }
            for (TextNode text : element.textNodes()) {
                check(text.text().strip(), foreign);
            }
            for (String name : List.of("title", "aria-label", "data-label", "placeholder")) {
                check(element.attr(name), foreign);
            }
        }
        String said = page.expectFirst("html").attr("lang");
        if (!said.equals(language)) {
            foreign.add("lang=" + said);
        }
        return foreign;
    }

    /// Commands to be typed elsewhere, technical details and terms of a vocabulary, which are marked as English.
    private static boolean isOfOthers(Element element) {
        return element.closest("code, details [lang=en], datalist[lang=en]") != null;
    }

    private void check(String text, List<String> foreign) {
        if (english.contains(text.replaceAll(" [0-9]+$", "").strip())
                || FORBIDDEN.matcher(text).find()) {
            foreign.add(text);
        }
    }
}
