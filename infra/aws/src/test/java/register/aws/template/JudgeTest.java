package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The judge of roles follows IAM (IAM User Guide, "Creating a condition with multiple keys or values", "Single-valued
/// vs. multivalued context keys").
class JudgeTest {
    private static final String KEYS = "dynamodb:LeadingKeys";
    private static final Map<String, Object> OF_PERSONS = Map.of("ForAllValues:StringLike", Map.of(KEYS, "PERSONS#*"));

    @Test
    void allKeysOfAnAttemptMustBeLikeOneThatIsAllowed() {
        Role role = allowed(OF_PERSONS);
        assertTrue(role.allows(delete("PERSONS#a")));
        assertTrue(role.allows(delete("PERSONS#a", "PERSONS#b")));
        assertFalse(role.allows(delete("PERSONS#a", "CHAIN#a")));
        assertFalse(role.allows(delete("CHAIN#PERSONS#a")));
    }

    @Test
    void allOfNoKeysAreAllowedUnlessTheKeyIsDemanded() {
        assertTrue(allowed(OF_PERSONS).allows(delete()));
        Map<String, Object> demanded =
                Map.of("ForAllValues:StringLike", Map.of(KEYS, "PERSONS#*"), "Null", Map.of(KEYS, "false"));
        assertFalse(allowed(demanded).allows(delete()));
        assertTrue(allowed(demanded).allows(delete("PERSONS#a")));
    }

    @Test
    void aDenialOutweighsWhateverAllows() {
        Statement all = statement("Allow", Map.of());
        Statement keep = statement("Deny", Map.of("ForAnyValue:StringLike", Map.of(KEYS, List.of("CHAIN#*", "DOC#*"))));
        Role guarded = new Role("guarded", List.of(all), List.of(keep));
        assertFalse(guarded.allows(delete("CHAIN#a")));
        assertFalse(guarded.allows(delete("PERSONS#a", "DOC#1")));
        assertTrue(guarded.allows(delete("PERSONS#a")));
        assertTrue(guarded.allows(delete()));
        assertTrue(guarded.byItself().allows(delete("CHAIN#a")));
        assertFalse(new Role("denied", List.of(all, keep), List.of()).allows(delete("CHAIN#a")));
        assertFalse(new Role("nobody", List.of(), List.of(all)).allows(delete("PERSONS#a")));
    }

    @Test
    void valuesAreComparedWithCaseAndNamesWithout() {
        assertFalse(allowed(OF_PERSONS).allows(delete("persons#a")));
        assertTrue(allowed(OF_PERSONS)
                .allows(new Attempt(
                        "DynamoDB:deleteitem", "${Table.Arn}", Map.of("dynamodb:leadingkeys", List.of("PERSONS#a")))));
        assertFalse(allowed(OF_PERSONS).allows(new Attempt("dynamodb:DeleteItem", "${Table.Arn}/index/a", Map.of())));
    }

    @Test
    void wildcardsAreAnyTextAndAnyOneCharacter() {
        assertTrue(Statement.like("A#*", "A#"));
        assertTrue(Statement.like("A#*c", "A#b\nc"));
        assertTrue(Statement.like("A?", "A#"));
        assertFalse(Statement.like("A?", "A"));
        assertFalse(Statement.like("A.", "A#"));
        assertFalse(Statement.like("CERTIFICATES", "CERTIFICATES#a"));
    }

    @Test
    void unknownPoliciesAreNotJudged() {
        assertThrows(
                AssertionError.class,
                () -> allowed(Map.of("ArnLike", Map.of(KEYS, "*"))).allows(delete("a")));
        assertThrows(
                AssertionError.class,
                () -> allowed(Map.of("StringLike", Map.of(KEYS, "*"))).allows(delete("a", "b")));
        assertFalse(allowed(Map.of("StringLike", Map.of(KEYS, "*"))).allows(delete()));
    }

    @Test
    void theGrantsNeededAreNamedByPartition() {
        Role role = allowed(Map.of("ForAllValues:StringLike", Map.of(KEYS, List.of("PERSONS#*", "ACK#*"))));
        assertEquals(List.of("dynamodb:DeleteItem ACK#*", "dynamodb:DeleteItem PERSONS#*"), List.copyOf(role.grants()));
        assertEquals(List.of("dynamodb:DeleteItem ACK#*"), List.copyOf(role.grants(delete("ACK#1"))));
    }

    private static Role allowed(Map<String, ?> conditions) {
        return new Role("role", List.of(statement("Allow", conditions)), List.of());
    }

    private static Statement statement(String effect, Map<String, ?> conditions) {
        return new Statement(Map.of(
                "Effect",
                effect,
                "Action",
                List.of("dynamodb:DeleteItem"),
                "Resource",
                Map.of("Fn::GetAtt", "Table.Arn"),
                "Condition",
                conditions));
    }

    private static Attempt delete(String... keys) {
        return new Attempt(
                "dynamodb:DeleteItem", "${Table.Arn}", keys.length == 0 ? Map.of() : Map.of(KEYS, List.of(keys)));
    }
}
