package register.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Samples;
import register.policy.Section;
import register.sample.SampleList;
import register.value.Language;

class ListingTest {
    private static final Engagement ONE = Samples.engagement("one", "Hosting");
    private static final Engagement TWO = SampleList.changed(
            ONE,
            in -> in.put("id", "two")
                    .put("appliesWhen", Json.object().put("region", "EU").build()));
    private static final Engagement OTHER = Samples.engagement("three", "Backups");
    private static final Engagement DESK = SampleList.changed(OTHER, in -> in.put("category", Category.SUPPORT.id()));

    private static Listing listing(PolicyVersion version) {
        return Listing.of(version, version.subprocessors(), Language.ENGLISH);
    }

    @Test
    void servicesThatDifferOnlyInPlaceAndCustomersShareALine() {
        PolicyVersion version = Samples.version(List.of(), Samples.subprocessor("host", "Host", ONE, OTHER, TWO));

        List<Listing.Line> lines =
                listing(version).groups().getFirst().rows().getFirst().lines();

        assertEquals(
                List.of(List.of(ONE, TWO), List.of(OTHER)),
                lines.stream().map(Listing.Line::engagements).toList());
    }

    @Test
    void aSubprocessorOfTwoCategoriesHasARowInEach() {
        PolicyVersion version = Samples.version(
                List.of(new Section("Who helps", List.of("Text"), List.of(), Category.SUPPORT)),
                Samples.subprocessor("host", "Host", ONE, DESK));

        List<Listing.Group> groups = listing(version).groups();

        assertEquals(
                List.of("Who helps", "Infrastructure subprocessors"),
                groups.stream().map(Listing.Group::heading).toList());
        assertEquals(
                List.of(DESK),
                groups.getFirst().rows().getFirst().lines().getFirst().engagements());
    }
}
