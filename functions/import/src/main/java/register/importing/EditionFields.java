package register.importing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.importing.source.Block;
import register.value.Language;

/// A page's language, its title, and who speaks in it.
final class EditionFields {
    /// The language tag of a text in an unknown language (BCP 47); `check` refuses it.
    private static final String UNDETERMINED = "und";

    private final Notes notes;

    EditionFields(Notes notes) {
        this.notes = notes;
    }

    String language(List<Block> blocks, Answers answers, @Nullable String said) {
        String stated = answers.language() != null ? answers.language().tag() : said;
        Optional<Language> guess = LanguageGuess.of(blocks.stream()
                .flatMap(block -> block instanceof Block.Table table
                        ? table.rows().stream().map(Block.Row::text)
                        : Block.words(block).stream())
                .toList());
        String language = valid(stated).or(() -> guess.map(Language::tag)).orElse(UNDETERMINED);
        String status = "editions." + language + ".status";
        if (answers.language() == null && valid(stated).isEmpty()) {
            notes.ask(
                    "editions." + language,
                    0,
                    "",
                    guess.isEmpty()
                            ? "in which language is it? Put its tag in place of und, everywhere"
                            : "it reads like " + guess.get().locale().getDisplayLanguage(Locale.ENGLISH) + ": right?");
        } else if (answers.language() == null
                && guess.isPresent()
                && !language.startsWith(guess.get().tag())) {
            notes.ask(
                    "editions." + language,
                    0,
                    language,
                    "the page says this language, but reads like " + guess.get() + ": right?");
        }
        notes.ask(
                status,
                0,
                "",
                "the company's own text, or a translation of it?",
                "original",
                "translation",
                "machine-translation");
        return language;
    }

    @Nullable
    String title(List<Block> blocks, String edition, @Nullable String said) {
        if (said != null) {
            return said;
        }
        if (!blocks.isEmpty() && blocks.getFirst() instanceof Block.Heading heading) {
            blocks.removeFirst();
            notes.ask(edition + ".title", heading.line(), heading.text(), "is this the title?", "yes", "no");
            return heading.text();
        }
        notes.ask(edition + ".title", 0, "", "which title? The source has none");
        return null;
    }

    @Nullable
    String provider(List<Block> blocks, String edition) {
        for (Block block : blocks) {
            Optional<String> company = Block.words(block).flatMap(LegalForm::companyAtStart);
            if (company.isPresent()) {
                notes.ask(
                        edition + ".provider",
                        block.line(),
                        company.get(),
                        "is this the company in whose name the policy speaks?",
                        "yes",
                        "no");
                return company.get();
            }
        }
        notes.ask(edition + ".provider", 0, "", "which company speaks in this policy? The source does not say");
        return null;
    }

    private static Optional<String> valid(@Nullable String tag) {
        try {
            return tag == null || tag.isBlank() ? Optional.empty() : Optional.of(new Language(tag).tag());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
