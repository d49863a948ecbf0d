import type {
  Expression,
  FunctionDefinition,
  Statement,
  Subscript,
  Target,
} from '../../core/program/program';
import { addTarget, blockNames, functionNames } from './bound-names';

/**
 * Names that a unit uses and does not bind itself before, in order of appearance. The walk recurses as deep
 * as the program is nested, which the reading of it has bounded.
 */
export function freeNames(statements: readonly Statement[]): string[] {
  const walker = new FreeNames();
  walker.statements(statements);
  return [...walker.found];
}

/**
 * Collects the names that are free. At the top level a name that is bound later in the unit counts as used
 * when it is read first (`x = x + 1`), since its value comes from elsewhere.
 */
class FreeNames {
  readonly found = new Set<string>();
  private readonly top = new Set<string>();
  private readonly scopes: Set<string>[] = [this.top];
  private functions = 0;

  /** Top-level block names (`let`) are bound from their statement on, like the others. */
  statements(statements: readonly Statement[]): void {
    for (const statement of statements) this.statement(statement);
  }

  private statement(statement: Statement): void {
    switch (statement.kind) {
      case 'assign':
        this.expression(statement.value);
        this.target(statement.target);
        if (this.functions === 0 && (statement.scope !== 'block' || this.scopes.length === 1))
          addTarget(statement.target, this.top);
        return;
      case 'expression':
        return this.expression(statement.value);
      case 'return':
        return statement.value && this.expression(statement.value);
      case 'if':
        this.expression(statement.test);
        this.block(statement.body);
        return this.block(statement.otherwise);
      case 'for':
        this.expression(statement.iterable);
        return this.loop(statement.target, statement.body, statement.scoped);
      case 'while':
        this.block([...statement.body, ...statement.update], statement.test);
        return;
      case 'block':
        return this.block(statement.body);
      case 'function':
        if (this.functions === 0) this.top.add(statement.function.name);
        return this.definition(statement.function);
      case 'break':
      case 'continue':
      case 'stop':
        return;
    }
  }

  private loop(target: Target, body: readonly Statement[], scoped: boolean): void {
    const bound = new Set<string>();
    addTarget(target, scoped || this.functions > 0 ? bound : this.top);
    this.scopes.push(bound);
    this.target(target);
    this.block(body);
    this.scopes.pop();
  }

  private block(body: readonly Statement[], test?: Expression): void {
    this.scopes.push(blockNames(body));
    if (test) this.expression(test);
    this.statements(body);
    this.scopes.pop();
  }

  private definition(definition: FunctionDefinition): void {
    for (const parameter of definition.parameters) if (parameter.default) this.expression(parameter.default);
    const bound = functionNames(definition.body);
    for (const parameter of definition.parameters) bound.add(parameter.name);
    if (definition.name) bound.add(definition.name);
    this.functions++;
    this.scopes.push(bound);
    this.statements(definition.body);
    this.scopes.pop();
    this.functions--;
  }

  private target(target: Target): void {
    if (target.kind === 'index') {
      this.expression(target.array);
      this.subscripts(target.indices);
    }
    if (target.kind === 'field') this.expression(target.object);
    if (target.kind === 'targets') for (const element of target.elements) this.target(element);
  }

  private subscripts(subscripts: readonly Subscript[]): void {
    for (const subscript of subscripts) {
      if (subscript.kind === 'at') this.expression(subscript.index);
      else if (subscript.kind === 'slice')
        for (const part of [subscript.from, subscript.to, subscript.step]) if (part) this.expression(part);
    }
  }

  private all(expressions: readonly Expression[]): void {
    for (const expression of expressions) this.expression(expression);
  }

  private expression(expression: Expression): void {
    switch (expression.kind) {
      case 'literal':
      case 'stop':
        return;
      case 'name':
        if (!this.scopes.some((scope) => scope.has(expression.name))) this.found.add(expression.name);
        return;
      case 'apply':
      case 'logic':
        return this.all(expression.args);
      case 'call':
        this.expression(expression.callee);
        this.all(expression.args);
        return this.all(expression.keywords.map((keyword) => keyword.value));
      case 'lambda':
        return this.definition(expression.function);
      case 'conditional':
        return this.all([expression.test, expression.then, expression.otherwise]);
      case 'list':
        return this.all(expression.elements);
      case 'record':
        return this.all(expression.fields.map((field) => field.value));
      case 'index':
        this.expression(expression.array);
        return this.subscripts(expression.indices);
      case 'field':
        return this.expression(expression.object);
      case 'fold':
        this.all([expression.from, expression.to]);
        this.scopes.push(new Set([expression.variable]));
        this.expression(expression.body);
        this.scopes.pop();
        return;
      case 'element':
        this.found.add(expression.base);
        return this.all(expression.indices);
    }
  }
}
