/// Telling customers of changes, assembled in one way for every engine.
package register.notices;
