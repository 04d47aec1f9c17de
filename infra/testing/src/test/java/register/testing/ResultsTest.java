package register.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs tests of every kind and outcome. They are not part of this build, because their names are not those of tests.
final class ResultsTest {
    @TempDir
    Path folder;

    static final class Untagged {
        @Test
        void passes() {}

        @Test
        void fails() {
            throw new AssertionError("as it should");
        }

        @Test
        @Disabled("a matter\nof taste")
        void isDisabled() {}

        @Test
        void isAborted() {
            Assumptions.abort("no such\tprogram");
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 5})
        void isPrime(int number) {
            assertTrue(number > 2);
        }
    }

    @Tag("contract")
    interface Promise {
        @Test
        @DisplayName("invariant 1: keeps its word")
        default void keepsItsWord() {}
    }

    static final class Kept implements Promise {}

    @Tag("property")
    static final class Tagged {
        @Test
        void holds() {}

        @Test
        @Tag("other")
        void holdsToo() {}
    }

    @Tag("end-to-end")
    static final class Unprepared {
        @BeforeAll
        static void prepare() {
            Assumptions.abort("no browser");
        }

        @Test
        void neverRuns() {}
    }

    @Test
    void eachTestIsALineOfItsKindAndOutcome() throws IOException {
        String here = ResultsTest.class.getName();
        assertEquals(
                List.of(
                        "contract\tpassed\t" + here + "$Kept\tinvariant 1: keeps its word\t",
                        "end",
                        "end-to-end\tskipped\t" + here + "$Unprepared\tResultsTest$Unprepared\tno browser",
                        "property\tpassed\t" + here + "$Tagged\tholds()\t",
                        "property\tpassed\t" + here + "$Tagged\tholdsToo()\t",
                        "unit\tfailed\t" + here + "$Untagged\tfails()\t",
                        "unit\tpassed\t" + here + "$Untagged\tisPrime(int) [1] 3\t",
                        "unit\tpassed\t" + here + "$Untagged\tisPrime(int) [2] 5\t",
                        "unit\tpassed\t" + here + "$Untagged\tpasses()\t",
                        "unit\tskipped\t" + here + "$Untagged\tisAborted()\tno such program",
                        "unit\tskipped\t" + here + "$Untagged\tisDisabled()\ta matter of taste"),
                run(Untagged.class, Kept.class, Tagged.class, Unprepared.class));
    }

    private List<String> run(Class<?>... types) throws IOException {
        Path file = folder.resolve("tests/1.tsv");
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(new Results(file))
                .build());
        var request = LauncherDiscoveryRequestBuilder.request();
        for (Class<?> type : types) {
            request.selectors(selectClass(type));
        }
        launcher.execute(request.build());
        return Files.readAllLines(file).stream().sorted().toList();
    }
}
