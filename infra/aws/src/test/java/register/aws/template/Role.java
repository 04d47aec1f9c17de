package register.aws.template;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A caller of AWS, judged as IAM does (IAM User Guide, "Policy evaluation logic"): a request is allowed if one of
/// its own statements allows it, and neither another one nor the table's policy denies it.
public final class Role {
    private static final String TABLE = "${Table.Arn}";

    private final String name;
    private final List<Statement> own;
    private final List<Statement> ofTable;

    Role(String name, List<Statement> own, List<Statement> ofTable) {
        this.name = name;
        this.own = List.copyOf(own);
        this.ofTable = List.copyOf(ofTable);
    }

    /// The names of all roles in the template.
    public static Set<String> names() throws IOException {
        return new TreeSet<>(Template.read().resources("AWS::IAM::Role").keySet());
    }

    /// The role, including policies attached elsewhere.
    public static Role of(String name) throws IOException {
        Template template = Template.read();
        Stream<?> policies = Stream.concat(within(template, name), managed(template, name));
        return new Role(name, policies.flatMap(Statement::of).toList(), ofTable(template));
    }

    /// The documents of its own policies, wherever they are written.
    static Stream<?> within(Template template, String name) {
        return Stream.concat(
                Template.items(template.resource("AWS::IAM::Role", name).get("Policies"))
                        .map(policy -> Template.map(policy).get("PolicyDocument")),
                attached(template, name, "AWS::IAM::Policy"));
    }

    /// The documents of the managed policies that it has.
    static Stream<?> managed(Template template, String name) {
        return attached(template, name, "AWS::IAM::ManagedPolicy");
    }

    private static Stream<?> attached(Template template, String name, String type) {
        return template.resources(type).values().stream()
                .filter(policy -> Template.items(policy.get("Roles")).anyMatch(Map.of("Ref", name)::equals))
                .map(policy -> policy.get("PolicyDocument"));
    }

    /// A person with every permission that is not denied.
    public static Role administrator() throws IOException {
        return new Role("administrator", List.of(everything()), ofTable(Template.read()));
    }

    /// The role, as if a parameter or a mistake allowed it everything.
    public Role grantedEverything() {
        return new Role(
                name, Stream.concat(own.stream(), Stream.of(everything())).toList(), ofTable);
    }

    private static Statement everything() {
        return new Statement(Map.of("Effect", "Allow", "Action", "*", "Resource", "*"));
    }

    /// The role, as if the table had no policy.
    public Role byItself() {
        return new Role(name, own, List.of());
    }

    public boolean allows(Attempt attempt) {
        List<Statement> guarding = attempt.resource().startsWith(TABLE) ? ofTable : List.of();
        return own.stream().anyMatch(statement -> !statement.denies() && statement.matches(attempt))
                && Stream.concat(own.stream(), guarding.stream())
                        .noneMatch(statement -> statement.denies() && statement.matches(attempt));
    }

    /// Every action that the role is allowed, for the table with each kind of partition, e.g. `dynamodb:PutItem
    /// REQ#*`.
    public Set<String> grants() {
        return own.stream()
                .filter(statement -> !statement.denies())
                .flatMap(Statement::grants)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The grants that an attempt needs.
    public Set<String> grants(Attempt attempt) {
        List<String> keys = attempt.context().getOrDefault("dynamodb:LeadingKeys", List.of());
        return grants().stream()
                .filter(grant -> {
                    String[] parts = grant.split(" ", 2);
                    return parts[0].equals(attempt.action())
                            && (parts.length == 1 || keys.stream().anyMatch(key -> Statement.like(parts[1], key)));
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<Statement> ofTable(Template template) {
        Map<?, ?> policy =
                Template.map(template.resource("AWS::DynamoDB::Table", "Table").get("ResourcePolicy"));
        return Statement.of(policy.get("PolicyDocument")).toList();
    }
}
