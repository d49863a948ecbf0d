import { python } from '../../../src/languages/python';
import { testFixtures } from '../shared/fixtures';

testFixtures(__dirname, [python]);
