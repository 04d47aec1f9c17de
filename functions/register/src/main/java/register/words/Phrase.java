package register.words;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import register.value.Language;
import register.value.Sentence;

/// A sentence of a bundle, with what its `{0}`, `{1}`… stand for.
public record Phrase(Words.Bundle bundle, String key, List<Sentence> arguments) implements Sentence {
    /// @throws IllegalArgumentException when the bundle has no such sentence: a mistake in the program
    public Phrase {
        bundle.in(Language.ENGLISH).get(key);
        arguments = List.copyOf(arguments);
    }

    /// @param arguments a sentence is said in the reader's language, anything else as its text
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
