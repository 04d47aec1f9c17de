package register.policyfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import register.policyfile.said.FileWords;
import register.value.Problem;

/// Joins an unknown field with the missing one that its writer meant, so that one mistake is one problem.
final class Misspellings {
    /// The maximum number of letters to add, remove or replace.
    private static final int NEAR = 2;

    private Misspellings() {}

    static List<Problem> joined(List<Problem> problems) {
        var joined = new ArrayList<Problem>();
        var meant = new HashSet<Problem>();
        for (Problem problem : problems) {
            Optional<Problem> missing = FileWords.says("unknown", problem.sentence())
                    ? problems.stream()
                            .filter(other -> isMissing(other) && near(problem, other))
                            .findFirst()
                    : Optional.empty();
            missing.ifPresent(meant::add);
            joined.add(missing.map(field ->
                            new Problem(problem.path(), problem.value(), FileWords.say("unknown-meant", name(field))))
                    .orElse(problem));
        }
        joined.removeAll(meant);
        return List.copyOf(joined);
    }

    private static boolean isMissing(Problem problem) {
        return Stream.of("missing", "missing-wanted", "missing-described")
                .anyMatch(key -> FileWords.says(key, problem.sentence()));
    }

    private static boolean near(Problem unknown, Problem missing) {
        return PlacePaths.above(unknown.path()).equals(PlacePaths.above(missing.path()))
                && distance(name(unknown), name(missing)) <= NEAR;
    }

    private static String name(Problem problem) {
        String path = problem.path();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /// The Levenshtein distance, ignoring letter case and separators.
    private static int distance(String left, String right) {
        String from = plain(left);
        String to = plain(right);
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
