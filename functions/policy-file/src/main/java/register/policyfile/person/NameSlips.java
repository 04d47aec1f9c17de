package register.policyfile.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policyfile.said.FileWords;
import register.value.Problem;
import register.value.Sentence;

/// Finds mistakes with names in files written by hand: a company listed twice, and a name within a word processor's
/// quotation marks, which YAML takes for letters of the name.
public final class NameSlips {
    private static final Pattern QUOTED = Pattern.compile("[“”„‟«»‘’‚‛][^“”„‟«»]*[“”„‟«»‘’‚‛]");

    private NameSlips() {}

    public static List<Problem> of(PolicyVersion version) {
        var found = new ArrayList<Problem>();
        Map<String, Integer> listed = new HashMap<>();
        for (int i = 0; i < version.subprocessors().size(); i++) {
            Subprocessor subprocessor = version.subprocessors().get(i);
            String path = "subprocessors[" + i + "]";
            String legal = subprocessor.personal().legalName();
            quoted(path + ".legalName", legal, found);
            quoted(path + ".displayName", subprocessor.personal().displayName(), found);
            for (int j = 0; j < subprocessor.engagements().size(); j++) {
                String at = path + ".engagements[" + j + "].";
                Engagement engagement = subprocessor.engagements().get(j);
                engagement
                        .service()
                        .texts()
                        .forEach((language, text) -> quoted(at + "service." + language, text, found));
                engagement
                        .purpose()
                        .texts()
                        .forEach((language, text) -> quoted(at + "purpose." + language, text, found));
            }
            Integer first = legal == null ? null : listed.putIfAbsent(key(legal), i);
            if (legal != null && first != null) {
                found.add(new Problem(
                        path + ".legalName",
                        legal,
                        FileWords.say("listed-twice", Sentence.at("subprocessors[" + first + "]"))));
            }
        }
        version.editions().forEach((language, edition) -> {
            String path = "editions." + language;
            quoted(path + ".title", edition.title(), found);
            quoted(path + ".provider", edition.provider(), found);
        });
        return found;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static void quoted(String path, @Nullable String text, List<Problem> found) {
        Stream.ofNullable(text)
                .filter(name -> QUOTED.matcher(name).matches())
                .map(name -> new Problem(path, name, FileWords.say("in-quotes")))
                .forEach(found::add);
    }
}
