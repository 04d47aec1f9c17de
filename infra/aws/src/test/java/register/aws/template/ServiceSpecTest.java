package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import register.testing.Checkout;

/// Every type of resource, property, enumerated value and attribute in `template.yaml` exists in AWS's description
/// of CloudFormation, and no required property is missing. `infra/test` fetches it with npm.
final class ServiceSpecTest {
    private static final Path DATA = Checkout.file(".build/npm/node_modules/@aws-cdk/aws-service-spec/db.json.gz");

    /// A resource's attribute, in a function or within other text.
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z0-9]+)\\.([A-Za-z0-9.]+)");

    private static final Pattern WITHIN = Pattern.compile("\\$\\{([A-Za-z0-9]+\\.[A-Za-z0-9.]+)}");

    private static ServiceSpec spec;

    @BeforeAll
    static void read() throws IOException {
        if (!Files.exists(DATA)) {
            String how = "there is no " + DATA + "; infra/test fetches it with npm";
            if ("true".equals(System.getenv("REGISTER_REQUIRE_TOOLS"))) {
                throw new AssertionError(how);
            }
            Assumptions.abort(how);
        }
        spec = ServiceSpec.read(DATA);
    }

    @Test
    void everyResourceOfTheTemplateIsOneThatAwsDescribes() throws IOException {
        var problems = new ArrayList<String>();
        Template.read()
                .section("Resources")
                .forEach((name, resource) -> problems.addAll(spec.problems((String) name, Template.map(resource))));
        assertEquals(List.of(), problems);
    }

    @Test
    void everyAttributeThatTheTemplateReadsIsOneThatAwsDescribes() throws IOException {
        Template template = Template.read();
        var read = new ArrayList<String>();
        template.members((name, value) -> {
            if (name.equals("Fn::GetAtt")) {
                read.add((String) value);
            } else if (name.equals("Fn::Sub") && value instanceof String text) {
                WITHIN.matcher(text).results().forEach(found -> read.add(found.group(1)));
            }
        });
        assertTrue(read.size() > 50, read.size() + " attributes");
        assertEquals(
                List.of(),
                read.stream().filter(attribute -> !exists(template, attribute)).toList());
    }

    private static boolean exists(Template template, String attribute) {
        var parts = ATTRIBUTE.matcher(attribute);
        assertTrue(parts.matches(), attribute);
        Map<?, ?> resource = Template.map(template.section("Resources").get(parts.group(1)));
        return spec.hasAttribute(String.valueOf(resource.get("Type")), parts.group(2));
    }

    @Test
    void whatAwsDoesNotDescribeIsFound() {
        String queue = "AWS::SQS::Queue";
        assertEquals(List.of("Q: there is no AWS::SQS::Quue"), problems("AWS::SQS::Quue", Map.of()));
        assertEquals(
                List.of("Q.DelaySeconds: expected an integer, found soon"),
                problems(queue, Map.of("DelaySeconds", "soon")));
        assertEquals(1, problems(queue, Map.of("Delay", "1")).size());
        assertEquals(
                List.of("Q.KeySpec: expected one of", "Q.KeyUsage: expected one of"),
                problems("AWS::KMS::Key", Map.of("KeySpec", "DSA", "KeyUsage", "SIGN")).stream()
                        .sorted()
                        .map(problem -> problem.replaceFirst(" \\[.*", ""))
                        .toList());
        assertEquals(
                List.of("Q.PolicyDocument: required", "Q.Queues: required"),
                problems("AWS::SQS::QueuePolicy", Map.of()).stream().sorted().toList());
        assertEquals(
                List.of("Q.Colour: no resource has it"), spec.problems("Q", Map.of("Type", queue, "Colour", "red")));
        assertTrue(spec.hasAttribute(queue, "Arn"));
        assertTrue(!spec.hasAttribute(queue, "Name"));
    }

    private static List<String> problems(String type, Map<?, ?> properties) {
        return spec.problems("Q", Map.of("Type", type, "Properties", properties));
    }
}
