package register.contract;

/// A test class with an engine.
public interface UnderContract {

    /// The engine of the running test: the same during a test, without any state at its beginning. Whoever makes it
    /// closes it after the test; the tests close what they reopen.
    Engine engine();
}
