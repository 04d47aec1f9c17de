package register.read.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.json.JsonText;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.read.Policies;
import register.sample.SampleList;

class EngagementFilterTest {
    private static final PolicyVersion VERSION = Policies.desk("2026-01-01")
            .withSubprocessors(
                    List.of(
                            SampleList.subprocessor(
                                    "host",
                                    in -> in.put("legalName", "Host Ltd"),
                                    engagement("eu", Category.INFRASTRUCTURE, "{'region': 'EU'}"),
                                    engagement("apac", Category.INFRASTRUCTURE, "{'region': 'APAC'}"),
                                    engagement("all", Category.INFRASTRUCTURE, "null")),
                            SampleList.subprocessor(
                                    "voice",
                                    in -> in.put("legalName", "Voice Ltd"),
                                    engagement(
                                            "calls",
                                            Category.SERVICE_SPECIFIC,
                                            "{'feature': {'id': 'calls', 'name': {'en': 'Telephone calls'}}, 'optional': true}"))));

    private static Engagement engagement(String id, Category category, String when) {
        return SampleList.changed(
                Policies.desk("2026-01-01")
                        .subprocessors()
                        .getFirst()
                        .engagements()
                        .getFirst(),
                in -> in.put("id", id)
                        .put("category", category.id())
                        .put("appliesWhen", JsonText.parse(when.replace('\'', '"'))));
    }

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
