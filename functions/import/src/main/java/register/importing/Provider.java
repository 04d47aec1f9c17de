package register.importing;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.Fold;
import register.importing.meaning.LanguageWords;
import register.importing.meaning.LegalForm;
import register.importing.source.SourceBlock;

/// The company that publishes a page, as the page names it.
///
/// @param name with its legal form
/// @param line of the source
/// @param words around the name
/// @param sure true if a sentence above the list begins with it, and it occurs elsewhere too
/// @param aside true if it is outside the page's own text
record Provider(String name, int line, String words, boolean sure, boolean aside) {
    private static final String COPYRIGHT = "©";

    /// @param title of the page
    /// @param blocks all texts of the page and around it
    /// @param listed the subprocessors' names
    /// @param language the page's language tag
    static Optional<Provider> of(
            @Nullable String title, List<SourceBlock> blocks, Collection<String> listed, String language) {
        Set<String> articles = LanguageWords.of(language).stream()
                .filter(words -> !words.language().equals("en"))
                .flatMap(words -> words.common().stream())
                .collect(Collectors.toSet());
        Set<String> others = listed.stream().map(Provider::folded).collect(Collectors.toSet());
        List<Provider> named = Stream.concat(
                        Stream.ofNullable(title).flatMap(words -> named(0, words, false, articles)),
                        blocks.stream().flatMap(block -> named(block, articles)))
                .filter(one -> others.stream().noneMatch(folded(one.name())::endsWith))
                .toList();
        Optional<Provider> first = beginning(blocks, articles)
                .filter(one -> !others.contains(folded(one.name())))
                .map(one -> new Provider(one.name(), one.line(), one.words(), false, false));
        Optional<Provider> beginning = first.map(one -> new Provider(one.name(), one.line(), one.words(), true, false))
                .filter(one -> named.stream()
                        .anyMatch(other -> !other.words().equals(one.words())
                                && other.name().equals(one.name())));
        return beginning.or(() -> named.stream()
                .filter(one -> one.words().contains(COPYRIGHT))
                .findFirst()
                .or(() -> first)
                .or(() -> often(named, title == null ? "" : folded(title))));
    }

    /// The company named in the title, or in most texts; of several, the first that no link of the site names.
    private static Optional<Provider> often(List<Provider> named, String title) {
        var texts = new HashMap<String, Set<String>>();
        named.forEach(
                one -> texts.computeIfAbsent(one.name(), _ -> new HashSet<>()).add(one.words()));
        return named.stream()
                .max(Comparator.<Provider, Boolean>comparing(one -> isIn(title, one.name()))
                        .thenComparingInt(one ->
                                Objects.requireNonNull(texts.get(one.name())).size())
                        .thenComparing(one -> !one.aside())
                        .thenComparingInt(one -> -named.indexOf(one)));
    }

    private static boolean isIn(String title, String name) {
        String first = folded(LegalForm.core(name).split(" ", -1)[0]);
        return first.length() > 2 && title.contains(first);
    }

    /// True if a text begins with that company's name, as when the company speaks of itself.
    static boolean speaks(List<SourceBlock> blocks, String name) {
        return beginning(blocks, Set.of())
                .filter(one -> folded(one.name()).endsWith(folded(name)))
                .isPresent();
    }

    private static Optional<Provider> beginning(List<SourceBlock> blocks, Set<String> articles) {
        for (SourceBlock block : blocks) {
            if (block instanceof SourceBlock.Table) {
                return Optional.empty();
            }
            if (block instanceof SourceBlock.Paragraph(int line, String text)) {
                Optional<String> company = LegalForm.companyAtStart(text);
                if (company.isPresent()) {
                    return Optional.of(new Provider(named(company.get(), articles), line, text, true, false));
                }
            }
        }
        return Optional.empty();
    }

    private static Stream<Provider> named(SourceBlock block, Set<String> articles) {
        String words = block instanceof SourceBlock.Aside aside
                ? aside.text()
                : SourceBlock.words(block).orElse("");
        return named(block.line(), words, block instanceof SourceBlock.Aside, articles);
    }

    private static Stream<Provider> named(int line, String words, boolean aside, Set<String> articles) {
        return LegalForm.companies(words).stream()
                .map(name -> new Provider(named(name, articles), line, words, false, aside));
    }

    /// The name without a leading article or the like: "Die Beispiel GmbH".
    private static String named(String name, Set<String> articles) {
        int blank = name.indexOf(' ');
        String first = blank < 0 ? "" : name.substring(0, blank);
        boolean article = articles.contains(first.toLowerCase(Locale.ROOT));
        return article && LegalForm.in(name.substring(blank + 1)).isPresent() ? name.substring(blank + 1) : name;
    }

    private static String folded(String name) {
        return String.join("", Fold.words(name));
    }
}
