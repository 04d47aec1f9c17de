package register.contract.world;

import org.junit.jupiter.api.Tag;

/// A test class with an engine.
@Tag("contract")
public interface UnderContract {

    /// The running test's engine: the same during a test, and empty at its beginning. Its maker closes it after the
    /// test; tests close the ones they reopen.
    EngineUnderTest engine();
}
