/// Records for tests, read from their written form: what a test does not state is absent, so that a new field touches
/// none of them.
package register.sample;
