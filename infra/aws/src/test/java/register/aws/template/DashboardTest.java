package register.aws.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.json.Json;
import register.json.JsonText;
import register.measure.Measure;
import register.read.lookup.WithheldDocumentException;

/// The dashboard, the alarms and the code name the same measures (Amazon CloudWatch API Reference, "Dashboard Body
/// Structure and Syntax").
final class DashboardTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String STACK = "a-stack";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");
    private static final Set<String> EVERYTHING = Set.of("HasAlarms", "HasMail", "HasWebhooks");

    private final Template template;

    DashboardTest() throws IOException {
        this.template = Template.read();
    }

    @Test
    void itShowsEachMeasureOnceWithTheStatisticOfItsKind() {
        var shown = new TreeMap<String, String>();
        for (Json.Obj widget : widgets(EVERYTHING, "metric")) {
            Json.Obj properties = object(widget, "properties");
            String space = "";
            for (Json metric : array(properties, "metrics")) {
                List<Json> names = ((Json.Arr) metric).items();
                space = text(names.getFirst()).equals(".") ? space : text(names.getFirst());
                assertEquals(STACK, space, properties.toString());
                String statistic =
                        text(Objects.requireNonNull(properties.members().get("stat")));
                assertEquals(null, shown.put(text(names.get(1)), statistic), names.toString());
            }
        }
        assertEquals(
                Stream.of(Measure.values())
                        .collect(Collectors.toMap(
                                Measure::metric,
                                one -> one.kind() == Measure.Kind.EVENT ? "Sum" : "Maximum",
                                (one, _) -> one,
                                TreeMap::new)),
                shown);
    }

    @Test
    void itShowsEachAlarmOnAMeasure() {
        var alarms = new TreeSet<String>();
        template.resources(ALARM).forEach((name, alarm) -> {
            if (Map.of("Ref", "AWS::StackName").equals(alarm.get("Namespace"))) {
                alarms.add(name + ".Arn");
                assertTrue(metrics().contains(String.valueOf(alarm.get("MetricName"))), name);
            }
        });
        assertEquals(7, alarms.size());
        Set<String> shown = alarms(EVERYTHING);
        assertTrue(shown.containsAll(alarms), shown.toString());
    }

    /// A reference to a resource that the stack lacks would fail the deployment.
    @ParameterizedTest
    @ValueSource(strings = {"", "HasMail", "HasWebhooks", "HasMail HasWebhooks"})
    void itNamesOnlyAlarmsThatThereAre(String has) {
        var conditions = new TreeSet<>(Set.of(has.split(" ")));
        conditions.add("HasAlarms");
        if (conditions.contains("HasMail")) {
            conditions.add("HasMailAlarms");
        }
        if (conditions.contains("HasWebhooks")) {
            conditions.add("HasWebhookAlarms");
        }
        for (String alarm : alarms(conditions)) {
            Object condition = Template.map(template.section("Resources").get(alarm.replace(".Arn", "")))
                    .get("Condition");
            assertTrue(conditions.contains(condition), alarm + " of " + conditions);
        }
    }

    /// The functions that answer readers report nothing; of their log one line is counted.
    @Test
    void theOneFilterCountsALineOfTheLog() {
        Map<String, Map<?, ?>> filters = template.resources("AWS::Logs::MetricFilter");
        assertEquals(Set.of("WithheldDocuments"), filters.keySet());
        String pattern = String.valueOf(
                Objects.requireNonNull(filters.get("WithheldDocuments")).get("FilterPattern"));
        assertEquals("\"" + WithheldDocumentException.ALARM + "\"", pattern);
        assertTrue(filters.toString().contains("MetricName=" + Measure.DOCUMENTS_WITHHELD.metric() + ","));
    }

    @Test
    void functionsReportOnlyWithADashboard() {
        assertEquals(
                List.of("HasAlarms", Map.of("Ref", "AWS::StackName"), ""),
                Template.map(Template.map(Template.map(Template.map(template.section("Globals")
                                                        .get("Function"))
                                                .get("Environment"))
                                        .get("Variables"))
                                .get("REGISTER_METRICS"))
                        .get("Fn::If"));
        assertEquals(
                "HasAlarms",
                Template.map(template.section("Resources").get("Dashboard")).get("Condition"));
    }

    private static Set<String> metrics() {
        return Stream.of(Measure.values()).map(Measure::metric).collect(Collectors.toSet());
    }

    private Set<String> alarms(Set<String> conditions) {
        return widgets(conditions, "alarm").stream()
                .flatMap(widget -> array(object(widget, "properties"), "alarms").stream())
                .map(DashboardTest::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Json.Obj> widgets(Set<String> conditions, String type) {
        var widgets = new ArrayList<Json.Obj>();
        for (Json widget : array((Json.Obj) JsonText.parse(body(conditions).getBytes(UTF_8)), "widgets")) {
            var one = (Json.Obj) widget;
            if (text(Objects.requireNonNull(one.members().get("type"))).equals(type)) {
                widgets.add(one);
            }
        }
        return widgets;
    }

    /// The body under these conditions; references are their own names.
    private String body(Set<String> conditions) {
        List<?> join = (List<?>)
                Objects.requireNonNull(Template.map(template.resource("AWS::CloudWatch::Dashboard", "Dashboard")
                                .get("DashboardBody"))
                        .get("Fn::Join"));
        return Template.items(join.get(1))
                .map(part -> part(Template.map(part), conditions))
                .collect(Collectors.joining());
    }

    private static String part(Map<?, ?> part, Set<String> conditions) {
        if (part.get("Fn::Sub") instanceof String text) {
            return REFERENCE
                    .matcher(text)
                    .replaceAll(found -> found.group(1).equals("AWS::StackName") ? STACK : found.group(1));
        }
        if (part.isEmpty()) {
            return "";
        }
        List<?> choice = (List<?>) Objects.requireNonNull(part.get("Fn::If"));
        return part(Template.map(choice.get(conditions.contains(choice.getFirst()) ? 1 : 2)), conditions);
    }

    private static Json.Obj object(Json.Obj of, String name) {
        return (Json.Obj) Objects.requireNonNull(of.members().get(name));
    }

    private static List<Json> array(Json.Obj of, String name) {
        return ((Json.Arr) Objects.requireNonNull(of.members().get(name))).items();
    }

    private static String text(Json value) {
        return ((Json.Str) value).value();
    }
}
