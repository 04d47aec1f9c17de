package register.read.html;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import register.policy.TransferMechanism;
import register.value.Language;
import register.value.Term;

class PageWordsTest {
    @Test
    void everyMechanismHasAWord() {
        for (Term mechanism : TransferMechanism.values()) {
            assertFalse(
                    Layout.words(Language.ENGLISH).get("mechanism", mechanism).isBlank());
        }
    }
}
