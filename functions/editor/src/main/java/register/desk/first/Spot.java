package register.desk.first;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// A place of the draft that an answer fills.
///
/// @param path of a field of the form
/// @param name of what it is about, such as a subprocessor; empty if the field says it
/// @param words of the page; empty for none
/// @param proposed a possible answer; null if nothing is proposed beyond what the draft states
/// @param isOptional true if the list can do without it
/// @param isPerson true if the words are the name of a person, which the text must not keep
record Spot(
        String path, String name, String words, @Nullable Json proposed, boolean isOptional, boolean isPerson) {

    /// The same place, whose words are the name of a person.
    Spot ofPersons() {
        return new Spot(path, name, words, proposed, isOptional, true);
    }

    /// The same place, which the list cannot do without.
    Spot required() {
        return new Spot(path, name, words, proposed, false, isPerson);
    }

    /// The same place with the words of another question too.
    Spot and(Spot other) {
        String both = Stream.of(words, other.words)
                .filter(one -> !one.isEmpty())
                .distinct()
                .collect(Collectors.joining(" / "));
        return new Spot(path, name, both, proposed, isOptional, isPerson);
    }
}
