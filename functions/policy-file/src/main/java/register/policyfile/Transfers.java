package register.policyfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.policy.Country;
import register.policy.Engagement;
import register.policy.Location;
import register.policyfile.said.FileWords;
import register.value.Problem;
import register.value.Resource;
import register.value.Sentence;

/// Finds places of processing outside the European Economic Area that neither an adequacy decision of the Commission,
/// by `adequacy.txt`, nor a stated transfer permits (GDPR Art. 44 to 46).
final class Transfers {
    private static final Pattern DECISION = Pattern.compile("(?<country>[A-Z]{2})(?<own>!?) (?<day>\\S+) .*");

    private static final List<String> ASKING = List.of("beyond-eea", "no-adequacy", "some-adequacy");
    private static final List<String> LINES = Resource.lines(Transfers.class, "adequacy.txt");
    private static final Set<String> UNION = words("union ");
    private static final Set<String> REGIONS = words("regions ");
    private static final String STATE = String.join("", words("state "));
    /// The decisions by country, with the condition that a recipient must meet, if any.
    private static final Map<String, Optional<Sentence>> DECISIONS = decisions();

    private Transfers() {}

    /// @param path of the engagement
    static List<Problem> of(Engagement engagement, String path) {
        var found = new ArrayList<Problem>();
        for (int i = 0; i < engagement.locations().size(); i++) {
            String at = path + ".locations[" + i + "]";
            switch (engagement.locations().get(i).place()) {
                case Location.InCountry(Country country) ->
                    unexplained(engagement, country)
                            .ifPresent(why -> found.add(new Problem(at + ".country", country.code(), why)));
                case Location.InRegion(String region)
                when REGIONS.contains(region) -> {
                    if (engagement.transfers().isEmpty()) {
                        found.add(new Problem(at + ".region", region, FileWords.say("beyond-eea")));
                    }
                }
                case Location.InRegion _, Location.Unstated _ -> {}
            }
        }
        return found;
    }

    /// The field that answers a question of `of`; for any other problem, its own place.
    static String answeredAt(Problem problem) {
        return ASKING.stream().anyMatch(key -> FileWords.says(key, problem.sentence()))
                ? problem.path().replaceFirst("\\.locations\\[[0-9]+]\\.[a-z]+$", ".transfers")
                : problem.path();
    }

    private static Optional<Sentence> unexplained(Engagement engagement, Country country) {
        if (country.isInEea()
                || UNION.contains(country.code())
                || engagement.transfers().stream()
                        .anyMatch(transfer -> transfer.to().equals(country))) {
            return Optional.empty();
        }
        Optional<Sentence> limits = DECISIONS.get(country.code());
        return limits == null ? Optional.of(FileWords.say("no-adequacy", STATE)) : limits;
    }

    private static Map<String, Optional<Sentence>> decisions() {
        var decisions = new HashMap<String, Optional<Sentence>>();
        for (String line : LINES) {
            Matcher decision = DECISION.matcher(line);
            if (decision.matches()) {
                String country = decision.group("country");
                decisions.put(
                        country,
                        decision.group("own").isEmpty()
                                ? Optional.empty()
                                : Optional.of(FileWords.say(
                                        "some-adequacy", decision.group("day"), FileWords.say("adequate." + country))));
            }
        }
        return Map.copyOf(decisions);
    }

    private static Set<String> words(String line) {
        return LINES.stream()
                .filter(one -> one.startsWith(line))
                .map(one -> Set.of(one.substring(line.length()).split(" ", -1)))
                .findFirst()
                .orElseThrow();
    }
}
