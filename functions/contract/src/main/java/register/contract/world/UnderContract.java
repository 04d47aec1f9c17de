package register.contract.world;

import org.junit.jupiter.api.Tag;

/// A test class with an engine.
@Tag("contract")
public interface UnderContract {

    /// The engine of the running test: the same during a test, without any state at its beginning. Whoever makes it
    /// closes it after the test; the tests close what they reopen.
    EngineUnderTest engine();
}
