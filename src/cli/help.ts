export const help = `derivative-inspector: values and derivatives of the mathematics in a source file

  derivative-inspector inspect FILE[:LINE[:COLUMN]] [options]
      The function or statement there: value, gradient, Jacobian, Hessian, elasticities, the graph
      with its elementary partials, and a sweep step by step. FILE is - for standard input.

      --function NAME     the function of this name
      --language NAME     instead of what the file's name says; needed for standard input
      --at a=2,x=[1,2]    where; before at: comments, constants, defaults and calls in the file
      --wrt a,b           differentiate by these inputs only
      --of x,y            differentiate these names instead of the result
      --forward a         show the forward sweep (tangents, JVP) from this node
      --reverse e         show the reverse sweep (adjoints, VJP, backpropagation) from this node
      --paths b,e         the paths between two nodes, ranked by their contribution, and factored
      --cost              what all sweeps and vertex elimination cost
      --tape              the tape that was recorded
      --json              everything as JSON

  derivative-inspector batch
      A question (a JSON object) a line on standard input, an answer a line on standard output.

  derivative-inspector --help | --version

Exit codes: 0 answered, 1 declined (the reason is printed), 2 usage, 3 unreadable file.
`;
