/// What a visit to the desk keeps between its pages.
package register.desk.visit;
