package register.machine.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.publishing.Reasons;
import register.value.PolicyId;

final class StartPlanTest {
    @Test
    void aPlanIsReadLineByLine() {
        assertEquals(
                List.of(
                        new StartStep.Publish("publish a/b.yaml", "a/b.yaml", Reasons.NONE),
                        new StartStep.Publish(
                                "publish \"a b.yaml\" --correct --reason \"A wrong # country\"  # why",
                                "a b.yaml",
                                Reasons.correction("A wrong # country")),
                        new StartStep.Publish(
                                "publish c.yaml --yes --no-notice \"All were told\"",
                                "c.yaml",
                                new Reasons(null, "All were told")),
                        new StartStep.Withdraw(
                                "withdraw example 2030-01-02 --reason \"Cancelled\"",
                                new PolicyId("example"),
                                LocalDate.of(2030, 1, 2),
                                "Cancelled")),
                StartPlan.parse("""
                        # History to show.

                        publish a/b.yaml
                          publish "a b.yaml" --correct --reason "A wrong # country"  # why
                        publish c.yaml --yes --no-notice "All were told"
                        withdraw example 2030-01-02 --reason "Cancelled"
                        """));
    }

    @Test
    void aLineThatCannotBeReadIsNamed() {
        for (String line : List.of(
                "publish",
                "publish a b",
                "publish a --correct",
                "publish a --reason x",
                "publish a --correct --reason",
                "publish a --no-notice",
                "publish --force",
                "publish \"a",
                "withdraw example --reason x",
                "withdraw example 2030-01-02",
                "withdraw example 2030-13-02 --reason x",
                "withdraw Example 2030-01-02 --reason x",
                "delete a")) {
            var failure = assertThrows(IllegalArgumentException.class, () -> StartPlan.parse("# x\n" + line + "\n"));
            String message = String.valueOf(failure.getMessage());
            assertTrue(message.startsWith("first-start:2: "), message);
        }
    }
}
