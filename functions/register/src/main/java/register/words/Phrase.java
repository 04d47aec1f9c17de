package register.words;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import register.value.Language;
import register.value.Sentence;

/// A sentence of a bundle, with the values of its placeholders `{0}`, `{1}`…
public record Phrase(Words.Bundle bundle, String key, List<Sentence> arguments) implements Sentence {
    /// @throws IllegalArgumentException if the bundle has no such sentence, which is a bug
    public Phrase {
        bundle.in(Language.ENGLISH).get(key);
        arguments = List.copyOf(arguments);
    }

    /// @param arguments sentences appear in the reader's language, other objects by their `toString`
    public static Phrase of(Words.Bundle bundle, String key, Object... arguments) {
        return new Phrase(
                bundle,
                key,
                Stream.of(arguments)
                        .map(one -> one instanceof Sentence sentence ? sentence : Sentence.plain(one.toString()))
                        .toList());
    }

    @Override
    public String in(Language language, UnaryOperator<String> places) {
        return bundle.in(language)
                .get(
                        key,
                        arguments.stream()
                                .map(argument -> argument.in(language, places))
                                .toArray(String[]::new));
    }

    @Override
    public String toString() {
        return english();
    }
}
