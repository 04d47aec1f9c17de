package register.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.value.Language;

class EngagementFilterTest {
    private static final PolicyVersion VERSION = Samples.version(
            List.of(),
            Samples.subprocessor(
                    "host",
                    "Host Ltd",
                    Samples.engagement("eu", "p", Category.INFRASTRUCTURE, new AppliesWhen("EU", null, null)),
                    Samples.engagement("apac", "p", Category.INFRASTRUCTURE, new AppliesWhen("APAC", null, null)),
                    Samples.engagement("all", "p", Category.INFRASTRUCTURE, null)),
            Samples.subprocessor(
                    "voice",
                    "Voice Ltd",
                    Samples.engagement(
                            "calls",
                            "p",
                            Category.SERVICE_SPECIFIC,
                            new AppliesWhen(
                                    null,
                                    new AppliesWhen.Feature(
                                            "calls", Localized.of(Map.of(Language.ENGLISH, "Telephone calls"))),
                                    true))));

    private static List<String> shown(@Nullable Category category, @Nullable String region, @Nullable String feature) {
        return new EngagementFilter(category, region, feature)
                .of(VERSION).stream()
                        .flatMap(subprocessor -> subprocessor.engagements().stream())
                        .map(Engagement::id)
                        .toList();
    }

    @Test
    void nothingAskedShowsAll() {
        assertEquals(List.of("eu", "apac", "all", "calls"), shown(null, null, null));
    }

    @Test
    void regionKeepsWhatAppliesThereAndEverywhere() {
        assertEquals(List.of("eu", "all", "calls"), shown(null, "eu", null));
    }

    @Test
    void featureKeepsWhatComesWithItAndWhatNeedsNone() {
        assertEquals(List.of("eu", "apac", "all"), shown(null, null, "chat"));
        assertEquals(List.of("eu", "apac", "all", "calls"), shown(null, null, "Calls"));
    }

    @Test
    void subprocessorWithoutEngagementsLeftIsLeftOut() {
        assertEquals(List.of("calls"), shown(Category.SERVICE_SPECIFIC, null, null));
        assertEquals(
                List.of("voice"),
                new EngagementFilter(Category.SERVICE_SPECIFIC, null, null)
                        .of(VERSION).stream().map(Subprocessor::id).toList());
    }
}
