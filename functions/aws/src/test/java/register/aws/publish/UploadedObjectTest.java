package register.aws.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadedObjectTest {
    @ParameterizedTest
    @CsvSource({
        "0055AED6DCD90281E5, 0055AED6DCD90281E4, 1",
        "0055AED6DCD90281E5, 0055aed6dcd90281e5, 0",
        "0055AED6DCD90281E5, 0055AED6DCD90281F, -1",
        "0055AED6DC, 0055AED6DC00, 0",
        "'', 00, 0",
        "'', 01, -1",
        "A, 1FFF, 1"
    })
    void sequencersAreComparedAsTheirStoreSays(String one, String other, int order) {
        assertEquals(order, Integer.signum(submission(one).order(other)));
        assertEquals(-order, Integer.signum(submission(other).order(one)));
    }

    @Test
    void anAbsentOneIsBeforeAllOthers() {
        assertEquals(0, new UploadedObject("b", "k", null, null).order(null));
        assertEquals(1, Integer.signum(submission("01").order(null)));
    }

    private static UploadedObject submission(String sequencer) {
        return new UploadedObject("b", "k", "v", sequencer);
    }
}
